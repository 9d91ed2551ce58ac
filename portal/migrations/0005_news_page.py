import django.db.models.deletion
import django.utils.timezone
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0004_page_blocks'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='NewsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.CharField(blank=True, max_length=300, verbose_name='in a few words')),
                ('body', wagtail.fields.StreamField([('paragraph', 0), ('picture', 3), ('quote', 6), ('call_to_action', 10), ('people', 14), ('figures', 20), ('files', 23), ('live', 24)], blank=True, block_lookup={0: ('portal.blocks.text.ParagraphBlock', (), {}), 1: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Image'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 200, 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('image', 1), ('caption', 2)]], {}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Quote'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('text', 4), ('source', 5)]], {}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Text'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Words of the link', 'max_length': 60}), 9: ('wagtail.blocks.CharBlock', (), {'help_text': 'A path of this site, such as /spaces/.', 'label': 'Address'}), 10: ('wagtail.blocks.StructBlock', [[('text', 7), ('link_text', 8), ('url', 9)]], {}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 80, 'required': False}), 12: ('portal.blocks.people.PersonBlock', (), {}), 13: ('wagtail.blocks.ListBlock', (12,), {'label': 'People', 'max_num': 24, 'min_num': 1}), 14: ('wagtail.blocks.StructBlock', [[('title', 11), ('people', 13)]], {}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Such as 240 or 85 %.', 'label': 'Figure', 'max_length': 12}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'What it counts', 'max_length': 80}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'Where it comes from', 'max_length': 160, 'required': False}), 18: ('wagtail.blocks.StructBlock', [[('number', 15), ('label', 16), ('source', 17)]], {}), 19: ('wagtail.blocks.ListBlock', (18,), {'label': 'Figures', 'max_num': 6, 'min_num': 1}), 20: ('wagtail.blocks.StructBlock', [[('figures', 19)]], {}), 21: ('portal.blocks.media.OwnDocumentBlock', (), {'label': 'File'}), 22: ('wagtail.blocks.ListBlock', (21,), {'label': 'Files', 'max_num': 20, 'min_num': 1}), 23: ('wagtail.blocks.StructBlock', [[('title', 11), ('files', 22)]], {}), 24: ('portal.blocks.live.LiveBlock', (), {})})),
                ('published_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='date')),
                ('cover', wagtail.fields.StreamField([('picture', 2)], blank=True, block_lookup={0: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Image'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 200, 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('image', 0), ('caption', 1)]], {})}, verbose_name='image')),
            ],
            options={
                'verbose_name': 'news',
                'verbose_name_plural': 'news',
                'indexes': [models.Index(fields=['published_on'], name='news_by_date')],
            },
            bases=('wagtailcore.page',),
        ),
    ]

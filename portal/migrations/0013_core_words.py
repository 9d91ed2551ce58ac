from django.db import migrations
from django.utils.text import slugify

# Code, kind, name: as they were when this was written.
WORDS = (
    ('business-cooperation', 'topic', 'Schools and business'),
    ('didactics', 'topic', 'Pedagogy and didactics'),
    ('curricula', 'topic', 'Curricula and methods'),
    ('quality', 'topic', 'Quality'),
    ('recognition', 'topic', 'Recognition'),
    ('international', 'topic', 'International cooperation'),
    ('inclusion', 'topic', 'Inclusion'),
    ('special-needs', 'topic', 'Special needs'),
    ('digital', 'topic', 'Digital'),
    ('entrepreneurship', 'topic', 'Entrepreneurial learning'),
    ('languages', 'topic', 'Languages'),
    ('labour-market', 'topic', 'Labour market'),
    ('continuous-training', 'topic', 'Continuous training'),
    ('lifelong-learning', 'topic', 'Lifelong learning'),
    ('guidance', 'topic', 'Vocational guidance'),
    ('trainers', 'topic', 'Competences of trainers'),
    ('funding', 'topic', 'Funding'),
    ('nace-a', 'sector', 'Agriculture and forestry'),
    ('nace-b', 'sector', 'Mining'),
    ('nace-c', 'sector', 'Manufacturing'),
    ('nace-d', 'sector', 'Energy'),
    ('nace-e', 'sector', 'Water and waste'),
    ('nace-f', 'sector', 'Construction'),
    ('nace-g', 'sector', 'Trade and vehicle repair'),
    ('nace-h', 'sector', 'Transport and storage'),
    ('nace-i', 'sector', 'Hospitality'),
    ('nace-j', 'sector', 'Information and communication'),
    ('nace-k', 'sector', 'Finance and insurance'),
    ('nace-l', 'sector', 'Real estate'),
    ('nace-m', 'sector', 'Professional services'),
    ('nace-n', 'sector', 'Administrative services'),
    ('nace-o', 'sector', 'Public administration'),
    ('nace-p', 'sector', 'Education'),
    ('nace-q', 'sector', 'Health and social work'),
    ('nace-r', 'sector', 'Arts and recreation'),
    ('nace-s', 'sector', 'Other services and crafts'),
    ('nace-t', 'sector', 'Households'),
    ('nace-u', 'sector', 'International organisations'),
)


def put_in(apps, schema_editor):
    """A shared word that is there already becomes the core word and keeps its name."""
    Tag = apps.get_model('portal', 'Tag')
    for code, kind, name in WORDS:
        Tag.objects.update_or_create(
            space=None,
            slug=slugify(name, allow_unicode=True),
            defaults={'code': code, 'kind': kind},
            create_defaults={'code': code, 'kind': kind, 'name': name},
        )


def leave(apps, schema_editor):
    """The words stay, as things may carry them."""


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0012_word_kinds'),
    ]

    operations = [
        migrations.RunPython(put_in, leave),
    ]

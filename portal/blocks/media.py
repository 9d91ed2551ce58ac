"""Images and documents of the space's own collection."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from portal.blocks.own import OwnChooser


class OwnImageChooserBlock(OwnChooser, ImageChooserBlock):
    refusal = _("This image is not of this space. Choose or upload another one.")


class OwnImageBlock(ImageBlock):
    """Wagtail's image block, which asks for words for those who cannot see it, with our chooser inside."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:  # noqa: FBT001, FBT002  (Wagtail's signature)
        super().__init__(required=required, **kwargs)
        chooser = OwnImageChooserBlock(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser


class PictureBlock(blocks.StructBlock):
    image = OwnImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("One image with a caption; everyone can see images")
        template = "blocks/picture.html"
        preview_template = "blocks/previews/picture.html"


class OwnDocumentBlock(OwnChooser, DocumentChooserBlock):
    refusal = _("This document is not of this space. Choose or upload another one.")


class FilesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), max_length=80, required=False)
    files = blocks.ListBlock(OwnDocumentBlock(label=_("File")), label=_("Files"), min_num=1, max_num=20)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Files")
        description = _("Documents to download; for those who may see this space")
        template = "blocks/files.html"
        preview_template = "blocks/previews/files.html"

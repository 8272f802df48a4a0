"""How a photo is credited: in its caption, or before the headline below it. A row is a label or credit as printed."""

from typing import Final

PHOTO_LABELS: Final = (
    "Foto:", "Foto's:", "Fotos:", "Symbolfoto:", "Archivfoto:", "Bild:", "Symbolbild:", "Archivbild", "Beeld:",
    "Photo:", "Photos:", "Image:", "Picture:", "Imagen:", "Imagem:", "Foto ©", "Photo ©", "Foto/", "Foto di",
    "Symbolbild", "Foto de", "Archieffoto", "Archiefbeeld", "File photo", "Photo by", "Crédit photo", "Picture by",
    "Scanpix", "Fot.", "fot.", "Photograph:", "Photographs:", "Photographie :", "Фото:",
    "Kuva:", "Kuvat:", "Fotografia:", "Fotografía:", "Fotografi:", "Grafik:", "Foto :", "Photo :", "Crédit photo :",
)  # fmt: skip
"""Labels of the credit at the end of a photo's caption: ``Kühe stehen auf einer Weide. Foto: …``."""

ARCHIVE_LABELS: Final = (
    "Arkivbild", "Arkivfoto", "Archivbild", "Archivfoto", "Archiefbeeld", "Archieffoto", "Symbolbild", "File photo",
    "Photo d'archives", "Foto d'archivio", "Foto de archivo", "Foto de arquivo", "Zdjęcie archiwalne", "Arkistokuva",
)  # fmt: skip
"""What closes a caption alone, after its sentence: ``En båt lägger till i Bodø. Arkivbild.``."""

CAPTIONS: Final = (
    "REUTERS/", "Reuters/", "AP Photo/", "Getty Images", "AFP/", "EPA/", "dpa/", "EFE/", "ANP/", "NTB/",
)  # fmt: skip
"""Credits that end a photo's caption or are all of it; looked for in the last 60 characters of a line."""

PHOTO: Final = ("ANP", "AFP", "AP", "EPA", "Getty Images", "Reuters", "REUTERS", "Shutterstock", "Belga", "dpa", "NTB")
"""Credits that portals print before a headline: a photo stood there."""

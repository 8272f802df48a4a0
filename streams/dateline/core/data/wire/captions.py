"""How a photo is credited: in its caption, or before a headline where it stood."""

from typing import Final

PHOTO_LABELS: Final = (
    "Foto:", "Foto's:", "Fotos:", "Symbolfoto:", "Archivfoto:", "Bild:", "Symbolbild:", "Archivbild", "Beeld:",
    "Photo:", "Photos:", "Image:", "Picture:", "Imagen:", "Imagem:", "Foto ©", "Photo ©", "Foto/", "Foto di",
    "Symbolbild", "Foto de", "Archieffoto", "Archiefbeeld", "File photo", "Photo by", "Crédit photo", "Picture by",
    "Scanpix",
)  # fmt: skip
"""What a photo's caption closes with, on a short line: ``Kühe stehen auf einer Weide. Foto: …``."""

CAPTIONS: Final = (
    "REUTERS/", "Reuters/", "AP Photo/", "Getty Images", "AFP/", "EPA/", "dpa/", "EFE/", "ANP/", "NTB/",
)  # fmt: skip
"""What closes a photo's caption or is all of it; counts in the line's last 60 characters."""

PHOTO: Final = ("ANP", "AFP", "AP", "EPA", "Getty Images", "Reuters", "REUTERS", "Shutterstock", "Belga", "dpa", "NTB")
"""Credits that portals print before a headline, where the photo stood."""

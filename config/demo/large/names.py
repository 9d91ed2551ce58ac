"""Names for the large data set; any likeness to people is chance."""

FIRST = (
    "Anna", "Jānis", "Liga", "Tomas", "Rūta", "Pekka", "Sari", "Giulia", "Paolo", "Daan", "Sofie", "Jonas",
    "Katrin", "Lukas", "María", "Javier", "Zofia", "Piotr", "Elina", "Mikko", "Inese", "Andris", "Chiara",
    "Marco", "Femke", "Bram", "Heike", "Stefan", "Lucía", "Diego", "Agnieszka", "Marek", "Aino", "Eero",
)  # fmt: skip
FAMILY = (
    "Kalniņa", "Ozols", "Bērziņš", "Petrauskas", "Jankauskienė", "Salo", "Virtanen", "Korhonen", "Rossi",
    "Bianchi", "Ferrari", "de Vries", "Jansen", "Bakker", "Müller", "Schmidt", "Weber", "García", "Martínez",
    "Kowalska", "Nowak", "Wiśniewski", "Liepa", "Zariņa", "Kazlauskas", "Mäkinen", "Laine", "Greco", "Conti",
    "Visser", "Smit", "Fischer", "Wagner", "López", "Sánchez", "Zieliński", "Wójcik", "Eglītis", "Paulauskas",
    "Heikkinen", "Moretti",
)  # fmt: skip
CITIES = ("Rīga", "Kaunas", "Pori", "Perugia", "Utrecht", "Potsdam", "Oviedo", "Gdańsk", "Ogre", "Tampere")
HOUSES = (
    "School", "Training centre", "Workshop", "Salon", "Bakery", "Garage", "Chamber", "Agency", "Hotel",
    "Institute", "Foundation",
)  # fmt: skip

from django.urls import path

from links.views import links

HERE = "spaces/<slug:slug>/communication/links"

urlpatterns = [
    path("communication/links/", links.of_network, name="network_links"),
    path(f"{HERE}/", links.of_space, name="links"),
    path(f"{HERE}/new/", links.new, name="link_new"),
    path(f"{HERE}/<int:pk>/", links.link, name="link"),
    path(f"{HERE}/<int:pk>/edit/", links.edit, name="link_edit"),
    path(f"{HERE}/<int:pk>/remove/", links.remove, name="link_remove"),
]

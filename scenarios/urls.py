from django.urls import path, re_path

from portal.pictures import PICTURE
from scenarios.views import rating, scenarios, synthesis, writing

HERE = "spaces/<slug:slug>/communication/scenarios"

urlpatterns = [
    path(f"{HERE}/", scenarios.scenarios, name="scenarios"),
    path(f"{HERE}/new/", writing.new, name="scenario_new"),
    path(f"{HERE}/synthesis/", synthesis.synthesis, name="scenario_synthesis"),
    path(f"{HERE}/<int:pk>/", scenarios.scenario, name="scenario_by_number"),
    path(f"{HERE}/<int:pk>-<slug:words>/", scenarios.scenario, name="scenario"),
    re_path(
        rf"^spaces/(?P<slug>[-a-z0-9]+)/communication/scenarios/(?P<pk>[0-9]+)/picture/{PICTURE}$",
        scenarios.picture,
        name="scenario_picture",
    ),
    path(f"{HERE}/<int:pk>/edit/", writing.edit, name="scenario_edit"),
    path(f"{HERE}/<int:pk>/remove/", writing.remove, name="scenario_remove"),
    path(f"{HERE}/<int:pk>/rate/", rating.rate, name="scenario_rate"),
]

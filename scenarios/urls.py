from django.urls import path

from scenarios.views import rating, scenarios, synthesis, writing

HERE = "spaces/<slug:slug>/communication/scenarios"

urlpatterns = [
    path(f"{HERE}/", scenarios.scenarios, name="scenarios"),
    path(f"{HERE}/new/", writing.new, name="scenario_new"),
    path(f"{HERE}/synthesis/", synthesis.synthesis, name="scenario_synthesis"),
    path(f"{HERE}/<int:pk>/", scenarios.scenario, name="scenario_by_number"),
    path(f"{HERE}/<int:pk>-<slug:words>/", scenarios.scenario, name="scenario"),
    path(f"{HERE}/<int:pk>/edit/", writing.edit, name="scenario_edit"),
    path(f"{HERE}/<int:pk>/remove/", writing.remove, name="scenario_remove"),
    path(f"{HERE}/<int:pk>/rate/", rating.rate, name="scenario_rate"),
]

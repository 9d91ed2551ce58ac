from django.urls import path

from repository.views import depositing, describing, practices, resources

SHARING = "spaces/<slug:slug>/sharing"
COOPERATION = "spaces/<slug:slug>/cooperation"

urlpatterns = [
    path(f"{SHARING}/resources/", resources.resources, name="resources"),
    path(f"{SHARING}/resources/new/", depositing.resource_new, name="resource_new"),
    path(f"{SHARING}/resources/<int:pk>/", resources.resource, name="resource_by_number"),
    path(f"{SHARING}/resources/<int:pk>-<slug:words>/", resources.resource, name="resource"),
    path(f"{SHARING}/resources/<int:pk>/edit/", depositing.resource_edit, name="resource_edit"),
    path(f"{SHARING}/resources/<int:pk>/state/", depositing.resource_state, name="resource_state"),
    path(f"{COOPERATION}/practices/", practices.practices, name="practices"),
    path(f"{COOPERATION}/practices/new/", describing.practice_new, name="practice_new"),
    path(f"{COOPERATION}/practices/<int:pk>/", practices.practice, name="practice_by_number"),
    path(f"{COOPERATION}/practices/<int:pk>-<slug:words>/", practices.practice, name="practice"),
    path(f"{COOPERATION}/practices/<int:pk>/edit/", describing.practice_edit, name="practice_edit"),
    path(f"{COOPERATION}/practices/<int:pk>/set/", describing.practice_set, name="practice_set"),
]

from django.urls import path

from collaboration.views import forming, groups, people, tasks

HERE = "spaces/<slug:slug>/collaboration/groups"

urlpatterns = [
    path(f"{HERE}/", groups.groups, name="groups"),
    path(f"{HERE}/new/", forming.group_new, name="group_new"),
    path(f"{HERE}/<int:pk>/", groups.group, name="group_by_number"),
    path(f"{HERE}/<int:pk>-<slug:words>/", groups.group, name="group"),
    path(f"{HERE}/<int:pk>/edit/", forming.group_edit, name="group_edit"),
    path(f"{HERE}/<int:pk>/extend/", forming.group_extend, name="group_extend"),
    path(f"{HERE}/<int:pk>/close/", forming.group_close, name="group_close"),
    path(f"{HERE}/<int:pk>/invite/", people.group_invite, name="group_invite"),
    path(f"{HERE}/<int:pk>/answer/", people.group_answer, name="group_answer"),
    path(f"{HERE}/<int:pk>/leave/", people.group_leave, name="group_leave"),
    path(f"{HERE}/<int:pk>/tasks/new/", tasks.task_new, name="task_new"),
    path(f"{HERE}/<int:pk>/tasks/<int:task_pk>/", tasks.task_edit, name="task_edit"),
    path(f"{HERE}/<int:pk>/tasks/<int:task_pk>/state/", tasks.task_move, name="task_move"),
    path(f"{HERE}/<int:pk>/tasks/<int:task_pk>/remove/", tasks.task_remove, name="task_remove"),
]

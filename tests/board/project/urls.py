"""The application's own addresses, and the pictures."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve

urlpatterns = [
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("accounts/login/", serve, {"document_root": settings.MEDIA_ROOT, "path": "none"}, name="login"),
    path("", include("django_classified.urls", namespace="django_classified")),
]

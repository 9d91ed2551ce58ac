from django.urls import path, re_path

from portal.choices import SectionKind
from portal.pictures import PATTERN, PICTURE
from portal.views import components, demo, files, looks, meta, news, pictures, places, writing

SPACE = r"spaces/(?P<slug>[-a-z0-9]+)"
SECTIONS = "|".join(SectionKind.values)

urlpatterns = [
    path("", places.home, name="home"),
    re_path(rf"^(?P<kind>{SECTIONS})/$", places.network_section, name="network_section"),
    path("spaces/<slug:slug>/", places.space_home, name="space_home"),
    re_path(rf"^{SPACE}/(?P<kind>{SECTIONS})/$", places.section, name="section"),
    path("spaces/<slug:slug>/news/", news.news, name="news"),
    path("feeds/news/<slug:slug>/", news.news_feed, name="news_feed"),
    # The name by which Wagtail's documents say where they are.
    path("documents/<int:pk>/<str:name>", news.document, name="wagtaildocs_serve"),
    re_path(
        r"^spaces/(?P<slug>[-a-z0-9]+)/theme-(?P<version>[0-9a-f]{12})\.css$", looks.theme, name="space_theme"
    ),
    re_path(rf"^{SPACE}/logo/{PICTURE}$", looks.logo, name="space_logo"),
    path("files/<slug:name>", files.stored_file, name="stored_file"),
    re_path(rf"^{PATTERN}$", pictures.picture, name="picture"),
    path("writing/preview/", writing.markdown_preview, name="markdown_preview"),
    path("media/<path:path>", demo.media, name="media"),
    path("demo/mail/", demo.demo_mail, name="demo_mail"),
    path("demo/mail/<slug:file>/<int:number>/", demo.demo_mail_html, name="demo_mail_html"),
    path("demo/components/", components.components, name="components"),
    path("healthz", meta.healthz, name="healthz"),
    path("readyz", meta.readyz, name="readyz"),
    path("robots.txt", meta.robots, name="robots"),
    path("sitemap.xml", meta.sitemap, name="sitemap"),
    path(".well-known/security.txt", meta.security_txt, name="security_txt"),
]

"""A Django project around django-classified, a classifieds application that nobody here wrote."""

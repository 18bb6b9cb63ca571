"""People: a user is named by the e-mail address; login is allauth's."""

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cms import languages, mail


class UserQuerySet(models.QuerySet):
    """Many people at once."""

    def update(self, **fields) -> int:
        """Change people; whoever is shut out loses every session for good (AU-15)."""
        if fields.get("is_active") is False:
            fields.setdefault("session_stamp", models.F("session_stamp") + 1)
        return super().update(**fields)

    update.alters_data = True


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Makes users; addresses are kept in lower case."""

    use_in_migrations = True

    def get_by_natural_key(self, email: str) -> "User":
        """Return the user of an address, whatever its case."""
        return self.get(email=email.strip().lower())

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """Make a user; without a password nobody can log in as them yet."""
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """Make a user who may do everything."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person with an account."""

    username = None
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )

    # Part of what every session stands on: a new number ends them all, for good.
    session_stamp = models.PositiveIntegerField(default=0, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        """One account an address, whatever its case."""

        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_any_case")]

    def save(self, *args, **kwargs) -> None:
        """Keep the address in lower case and names on one line: they stand in the subjects of letters."""
        self.email = self.email.strip().lower()
        self.first_name, self.last_name = (
            " ".join(name.split()) for name in (self.first_name, self.last_name)
        )
        if self._is_being_shut_out():
            self.session_stamp += 1
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "session_stamp"}
        super().save(*args, **kwargs)

    def _is_being_shut_out(self) -> bool:
        return not self.is_active and User.objects.filter(pk=self.pk, is_active=True).exists()

    def _get_session_auth_hash(self, secret=None) -> str:
        """Tie sessions to the password, as Django does, and to the stamp (AU-15)."""
        told = f"{self.password}|{self.session_stamp}"
        return salted_hmac("cms.accounts.session", told, secret=secret, algorithm="sha256").hexdigest()

    def __str__(self) -> str:
        """Return the name, or the address of somebody who has not told it."""
        return self.get_full_name() or self.email


class AccountAdapter(DefaultAccountAdapter):
    """allauth's letters go through the ledger; nobody signs up without an invitation."""

    def is_open_for_signup(self, request) -> bool:
        """Accounts are made by a coordinator or an invitation, never by a visitor."""
        return False

    def get_logout_redirect_url(self, request) -> str:
        """Lead to the front page in the language that the person just used."""
        return f"/{languages.current()}/"

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Write allauth's letter into the ledger, in the language of the person."""
        user = context.get("user") or User.objects.filter(email=email.lower()).first()
        language = user.language if user else languages.current()
        links = {name: in_language_of(context[name], language) for name in LINKS if context.get(name)}
        words = {**context, **links, "email": email}
        mail.send(template_prefix, to=email, language=language, context=words, user=user)


def masked(email: str) -> str:
    """Return an address so that its owner knows it and nobody else learns it: a…@example.fi."""
    name, _at, host = email.rpartition("@")
    return f"{name[:1]}…@{host}"


LINKS = ("activate_url", "password_reset_url")


def in_language_of(url: str, language: str) -> str:
    """Return a link of a letter that opens in the letter's language, whatever the browser speaks."""
    return f"{url}{'&' if urlsplit(url).query else '?'}lang={language}"


@receiver(post_save, sender=User, dispatch_uid="follow_address")
def follow_address(sender, instance: User, created: bool, raw: bool = False, **kwargs) -> None:
    """When an administrator changes somebody's address, the old one no longer logs in.

    The new one is confirmed by the letter that the next login sends. allauth's own change of
    address has its row already, and nothing is left to do.
    """
    if created or raw:
        return
    rows = instance.emailaddress_set
    if not rows.exists() or rows.filter(email__iexact=instance.email).exists():
        return
    rows.all().delete()
    rows.create(email=instance.email, primary=True, verified=False)

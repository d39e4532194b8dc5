# Accounts, signing in, mail.
mail-link-subject = Sign in to the Techniekpact
mail-link-body = Dear { $name },

    You asked to sign in. Open this link within { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }:

    { $url }

    The link works once. Did you not ask for it? Then you need do nothing.

    Techniekpact
mail-join-subject = Confirm your e-mail address at the Techniekpact
mail-join-body = Hello,

    You want to keep the page of your organisation at the Techniekpact. Open this link within { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }:

    { $url }

    We will then make an account for this address. Did you not ask for it? Then you need do nothing: we keep nothing.

    Techniekpact
mail-claim-subject = Your request for { $party }
mail-claim-granted = Hello,

    You are now the contact of { $party }. Sign in again to edit the page:

    { $url }

    Techniekpact
mail-claim-refused = Hello,

    The programme office refused your request for { $party }. Do you have questions? Contact the programme office. The page:

    { $url }

    Techniekpact
# The link in a mail.
people-link-join = Use the button to confirm your e-mail address. We will then make an account for you. The link in your e-mail works once.
people-link-text = Use the button to sign in. The link in your e-mail works once.
people-link-dead-title = This link no longer works
people-link-dead-text = The link has been used, or it is more than 20 minutes old. Ask for a new link. You will get it by e-mail at once.
people-link-again = Ask for a new link
# Signing in.
people-login-title = Sign in
people-email = E-mail address
people-password = Password
people-login-link-title = With a link by e-mail
people-login-link-text = We send you a link. It signs you in, without a password.
people-login-link-button = Send me a link
people-login-sent-title = Check your e-mail
people-login-sent-text = Does this address belong to an account? Then a link will reach your mailbox within a few minutes. The link works for { $minutes } minutes.
people-login-join = No account yet? We make one when you open the link.
people-login-sent-join = A link will reach your mailbox within a few minutes. The link works for { $minutes } minutes.
people-login-sent-help = No e-mail? Look in your spam folder, or try again.
people-login-bad-address = E-mail address: this is not an e-mail address. Write for example name@organisation.nl.
people-login-password-title = With a password
people-login-password-button = Sign in with password
people-login-elsewhere-title = With your own organisation
people-login-elsewhere-text = You sign in at your organisation. It tells us your name and e-mail address.
people-login-elsewhere = Sign in with { $name }
people-login-no-account = You have no account and want to contribute?
people-login-contact = Contact the programme office
people-elsewhere-unreachable = The organisation you wanted to sign in with cannot be reached now. Try again later, or sign in with a link by e-mail.
people-elsewhere-stopped = You are not signed in: signing in at your organisation was stopped.
people-elsewhere-failed = Signing in with your organisation failed, or took more than ten minutes. Please try again.
refusal-elsewhere-address = Your organisation gave us no verified e-mail address. Sign in with a link by e-mail.
refusal-elsewhere-taken = This e-mail address already belongs to another sign-in of your organisation. Sign in with a link by e-mail, or contact the programme office.
refusal-current-password = Your current password is not right.
# The second step.
people-code-title = Enter your code
people-code-lead = Open the app on your phone and type the six digits.
people-code-label = Six-digit code
people-code-button = Confirm
people-code-lost = Lost your phone?
people-code-enrol-title = Set up a code app
people-code-enrol-lead = With your role you can change data. That is why we ask for a second proof that it is you. You set this up once.
people-code-step-app = Open a code app
people-code-step-app-text = For example Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator or your password manager.
people-code-step-scan = Scan the QR code
people-code-qr = QR code with the key written below
people-code-by-hand = Cannot scan? Type this key into the app:
people-code-same-device = Is the app on this device? Open it with this link
people-code-step-type = Type the code from the app
# The own account.
people-role = Role
people-account-ask = Is your address or role wrong?
people-account-profile = My details
people-account-public = See what others see of you
people-account-saved = Your details have been saved.
people-account-saved-password = Your password has been saved. You are signed out everywhere else.
people-account-saved-sessions = That browser has been signed out.
people-account-password-none = You have no password yet. You do not need one: a link by e-mail is enough.
people-account-password-change = After the change you are signed out everywhere else.
people-password-current = Current password
people-password-new = New password
people-password-help = At least 12 characters. A few unrelated words are easy to remember.
people-password-save = Save password
people-account-sessions = Where you are signed in
people-account-session-this = this browser
people-account-session-times = Since { $since }, last used { $seen }
people-account-session-end = Sign out
people-account-session-end-all = Sign out everywhere, also here
people-account-claims = Parties you claimed
people-account-data = Everything we keep about you
people-account-data-text = Download everything we keep about you, or delete your account.
people-account-download = Download my data (JSON)
people-delete-title = Delete account
people-delete-lead = This cannot be undone.
people-delete-what = We erase your name, e-mail address, profile, password, code app, claims and where you are signed in.
people-delete-stays = What you changed in the pact stays: it shows your role only, not who you are.
people-delete-type = Type your e-mail address to confirm: { $email }
people-delete-wrong = This is not the e-mail address of your account. Nothing was deleted.
people-delete-button = Delete my account for good
people-deleted-title = Your account has been deleted
people-deleted-text = We keep nothing about you any more. You can still read everything on this site.
field-lang = Language
field-function = Position
field-phone = Telephone
field-about = About you
field-shown = What everyone may see
field-account-role = Role
help-lang = We send e-mail in this language.
help-shown = Only what you tick here is on the site. Only the programme office sees the rest.
help-account-role = A coordinator or liaison belongs to a region, a contact person to a party.
# Contacts, as everyone sees them.
people-contacts = Contacts
people-contacts-of = Contacts of { $name }
people-contacts-lead = These people chose themselves what you see here.
people-contacts-none = Nobody has chosen to be listed here.
people-contacts-nameless = Contact
people-contacts-back = Back to { $name }
# Accounts and claims, for the programme office.
people-accounts-new = New account
people-accounts-new-text = The new user gets an e-mail with a link to sign in.
people-accounts-change-text = After a change this user has to sign in again.
people-accounts-open = Create account and send link
people-accounts-opened = The account has been created. The e-mail with a link is on its way.
people-accounts-changed = The account has been changed.
people-accounts-closed = The account has been closed. We keep nothing about this user any more.
people-accounts-link-sent = The e-mail with a link is on its way.
people-accounts-count = { $n ->
    [one] { $n } account
   *[other] { $n } accounts
 }
people-accounts-scope = Region or party
people-accounts-seen = Last signed in
people-accounts-never = never
people-accounts-bare = no code app yet
people-accounts-more = What else you can do
people-accounts-link = Send a link to sign in
people-accounts-link-text = For users who lost the previous e-mail.
people-accounts-factor = Remove the code app
people-accounts-factor-text = For users who lost their phone. First check whom you are talking to, for example by calling them yourself.
people-accounts-close = Close this account
people-accounts-close-text = Everything we keep about this user is erased for good.
people-claims-lead = Someone says that a party in the register is their own organisation. If you agree, that person becomes its contact and may change its profile.
people-claims-open = { $n ->
    [one] { $n } claim awaits an answer
   *[other] { $n } claims await an answer
 }
people-claims-by = Asked by
people-claims-at = When
people-claims-grounds = Grounds
people-claims-grant = Grant
people-claims-refuse = Refuse
people-claims-decided = Decided earlier
people-claims-answer = Answer
claim-state-open = awaiting an answer
claim-state-granted = granted
claim-state-refused = refused

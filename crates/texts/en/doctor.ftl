# What `techniekpact doctor` tells an operator.
doctor-state-good = good
doctor-state-todo = to do
doctor-state-fault = wrong
doctor-all-good = All is well.
doctor-open = { $n ->
    [one] One point needs attention.
   *[other] { $n } points need attention.
}
doctor-address-good = The public address is { $url }.
doctor-address-todo = The public address is { $url }. Put a web server with https in front of it and set base_url to the address visitors use.
doctor-mail-good = The mail server takes letters.
doctor-mail-todo = Letters do not leave: they end up in the folder { $folder }. Set mail to the address of your mail server.
doctor-mail-fault = The mail server cannot be used ({ $why }). Check mail in the configuration, and the connection.
doctor-sender-good = Letters are sent by { $from }.
doctor-sender-todo = The sender of letters is { $from }. Set mail_from to an address of your own domain, and see to SPF, DKIM and DMARC.
doctor-keys-good = Only this service can read the keys ({ $path }).
doctor-keys-todo = There are no keys yet ({ $path }). They are made at the first start; keep a copy in another safe place after that.
doctor-keys-fault = Others on this machine can read the keys. Do: chmod 600 { $path }
doctor-contact-good = Whoever finds a vulnerability reports it to { $contact }.
doctor-contact-todo = security.txt does not say yet where a vulnerability is reported. Set security_contact, for instance mailto:security@yourdomain.nl.
doctor-disk-good = There is enough room on the disk: { $gb } GB.
doctor-disk-todo = Only { $mb } MB is free on the disk. Make room: on a full disk nobody can save anything.
doctor-disk-unknown = How much room is free at { $path } could not be seen.
doctor-store-good = The data is kept safely ({ $facts }).
doctor-store-unsafe = The database is not set up safely ({ $facts }). A power cut can lose what was saved.
doctor-store-standby = The database writes safely ({ $facts }), but does not wait for a second server. If the first fails, the last changes may be gone. Set up a synchronous standby.
doctor-store-fault = The data cannot be opened: { $why }
doctor-backup-good = The last backup is { $hours } hours old.
doctor-backup-old = The last backup is { $hours } hours old. Make one every day: techniekpact backup FILE, and keep it in another place.
doctor-backup-none = No backup was made yet. Make one every day: techniekpact backup FILE, and keep it in another place.
doctor-backup-postgres = This program cannot see backups of PostgreSQL. Make a pg_dump every day, and try a restore.
doctor-letters-good = { $n ->
    [one] One letter waits to be sent.
   *[other] { $n } letters wait to be sent.
}
doctor-letters-retrying = { $n ->
    [one] One letter does not leave ({ $why }). The program tries again.
   *[other] { $n } letters do not leave ({ $why }). The program tries again.
}
doctor-letters-parked = { $n ->
    [one] One letter was refused for good ({ $why }). Check the address of the recipient.
   *[other] { $n } letters were refused for good ({ $why }). Check the addresses of the recipients.
}
doctor-journal-good = The journal is right: { $rows } rows checked.
doctor-journal-fault = The journal is not right: { $why }. Stop the service, keep a copy of the data and restore a backup.
doctor-clock-good = The clock is right: { $now }.
doctor-clock-fault = The clock ({ $now }) is before the last row of the journal ({ $last }). Set the clock right.
doctor-administrator-good = { $n } administrators have a second step when signing in.
doctor-administrator-todo = No administrator has a second step when signing in yet. Sign in with the one-time link shown at the start and set up the code app.
doctor-administrator-second = There is only one administrator. Give a second person that role, so that you are not locked out.

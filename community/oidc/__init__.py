"""Signing in with the account of one's school or organisation, by OpenID Connect.

allauth keeps the accounts and the pages; what comes from outside is checked here, more strictly than it does:
discovery, signature, issuer, audience, times and nonce. Whatever is wrong ends on one plain page.
"""

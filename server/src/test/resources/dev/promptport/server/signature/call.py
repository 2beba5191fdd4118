"""Signs with botocore what the lines of standard input ask for, sends it and prints each status.

A line is one JSON object: form (header or query), method, url, body, token (or null).
"""

import json
import sys
import urllib.error
import urllib.request

from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

key, secret, region = sys.argv[1:]
for line in sys.stdin:
    order = json.loads(line)
    body = order["body"].encode()
    request = AWSRequest(
        method=order["method"],
        url=order["url"],
        data=body or None,
        headers={"Content-Type": "application/json"} if body else {},
    )
    signer = SigV4QueryAuth if order["form"] == "query" else SigV4Auth
    signer(Credentials(key, secret, order["token"]), "lambda", region).add_auth(request)
    prepared = request.prepare()
    sent = urllib.request.Request(
        prepared.url, data=body or None, headers=dict(prepared.headers), method=order["method"]
    )
    try:
        with urllib.request.urlopen(sent) as response:
            print(response.status, flush=True)
    except urllib.error.HTTPError as error:
        print(error.code, flush=True)

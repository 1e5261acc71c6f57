"""A client made from the written wire form alone, with nothing but the standard library."""
import json
import socket
import struct
import sys


class Bus:
    def __init__(self, path, name):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(20)
        self.socket.connect(path)
        self.file = self.socket.makefile("rb")
        self.send("HELLO", name)

    def send(self, verb, argument="", body=None):
        data = b"" if body is None else json.dumps(body).encode()
        header = f"{verb} {argument}" if argument else verb
        self.socket.sendall(header.encode() + b"\n" + struct.pack(">I", len(data)) + data)

    def receive(self):
        verb, _, argument = self.file.readline().decode("ascii").rstrip("\n").partition(" ")
        (size,) = struct.unpack(">I", self.file.read(4))
        data = self.file.read(size)
        return verb, argument, json.loads(data) if data else None


bus = Bus(sys.argv[1], "python")
bus.send("SUB", "decky.*.state")
bus.send("PING", "subscribed")
assert bus.receive() == ("PONG", "subscribed", None)
print("ready", flush=True)

verb, topic, event = bus.receive()
assert (verb, topic) == ("EVT", "decky.default_web.state"), (verb, topic)
assert set(event) == {"v", "id", "topic", "type", "ts", "payload"}, event
assert event["v"] == 1 and event["topic"] == topic and isinstance(event["ts"], float)
assert len(event["id"]) == 32 and int(event["id"], 16) >= 0

bus.send("PUB", "attacker.observed", {"type": "echo", "payload": event["payload"], "ignored": [1]})
bus.send("BYE")
assert bus.file.readline() == b"", "the server closes after BYE"

"""QUIC by a real stack, aioquic: the voice assistant, and its cloud."""

import asyncio
import ssl
import time
from importlib.util import find_spec

from ..beats import beats, bursts

AVAILABLE = find_spec("aioquic") is not None
# HTTP/0.9 over QUIC, as those who test QUIC stacks call it: one line asks, the stream's end ends the answer.
_PROTOCOL = "hq-interop"


def voice(player):
    """Keeps a connection up with PING frames, and asks something now and then."""
    asyncio.run(_voice(player))


async def _voice(player):
    from aioquic.asyncio import connect
    from aioquic.quic.configuration import QuicConfiguration

    values, cloud = player.values, player.inhabitant.cloud
    address, port = player.look_up(cloud)[0], player.rng.randrange(40000, 60000)
    configuration = QuicConfiguration(alpn_protocols=[_PROTOCOL], server_name=cloud.name,
                                      verify_mode=ssl.CERT_NONE)
    flow = player.journal.begin(
        transport="udp", client=player.device.address, server=address, port=443, client_port=port,
        name=cloud.name, encryption="encrypted", names_itself=True, self_evident=False)
    player.journal.note(flow, "hello", True)
    async with connect(address, 443, configuration=configuration, local_port=port) as link:
        player.journal.note(flow, "data", False)
        hurry, now = player.hurry, time.time()
        due = [(t, True) for t in beats(player.rng, now, player.until, values["period"] / hurry,
                                        values["jitter"] / hurry)]
        due += [(t, False) for t in bursts(player.rng, now, player.until, values["asked_every"] / hurry)]
        for moment, is_beat in sorted(due):
            await asyncio.sleep(max(0.0, moment - time.time()))
            if is_beat:
                player.journal.note(flow, "beat:quic", True)
                await link.ping()
                player.journal.note(flow, "echo:quic", False)
            else:
                await _ask(player, link, flow)


async def _ask(player, link, flow):
    reader, writer = await link.create_stream()
    player.journal.note(flow, "data", True)
    writer.write(b"GET /%d\r\n" % player.rng.randrange(2000, 20000))
    writer.write_eof()
    await reader.read()
    player.journal.note(flow, "data", False)


def serve(host, port, certificate, key):
    """Answers each request with as many bytes as it asks for."""
    asyncio.run(_serve(host, port, certificate, key))


async def _serve(host, port, certificate, key):
    from aioquic.asyncio import serve as listen
    from aioquic.quic.configuration import QuicConfiguration

    configuration = QuicConfiguration(is_client=False, alpn_protocols=[_PROTOCOL])
    configuration.load_cert_chain(certificate, key)

    async def answer(reader, writer):
        request = await reader.read()
        writer.write(b"x" * int(request.split(b"/")[1]))
        writer.write_eof()

    await listen(host.address, port, configuration=configuration,
                 stream_handler=lambda *ends: asyncio.ensure_future(answer(*ends)))
    await asyncio.Event().wait()

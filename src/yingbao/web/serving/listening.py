"""The sockets browsers come to, open before anything else: a taken port is said at once."""

from __future__ import annotations

import errno
import os
import socket

BACKLOG = 1024  # a morning's browsers wait here while the processes start


class CannotListen(Exception):
    """The address cannot be used; the words say why and what to do."""


def listen(host: str, port: int) -> list[socket.socket]:
    """A listening socket for each address of `host`. Port 0 takes a free one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        places = dict.fromkeys((family, place) for family, *_, place in found)
        return [_open(family, place) for family, place in places]
    except socket.gaierror:
        raise CannotListen(f"监听地址 {host} 认不出来。写本机的地址，比如 127.0.0.1。") from None
    except OSError as error:
        raise CannotListen(_why(host, port, error)) from None


def _open(family: socket.AddressFamily, place: object) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name != "nt":  # there it would let two servers share the port unseen
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind(place)  # type: ignore[arg-type]
        made.listen(BACKLOG)
    except OSError:
        made.close()
        raise
    return made


def _why(host: str, port: int, error: OSError) -> str:
    words = {
        errno.EADDRINUSE: "已经有程序在用，网站可能已经开着。先停掉它，或用 --port 换一个端口",
        errno.EACCES: "没有权限用。1024 以下的端口要管理员，用 --port 换一个大的",
        errno.EADDRNOTAVAIL: "不是这台机器的地址。用 --host 换一个",
    }.get(error.errno or 0, f"打不开（{error.strerror}）")
    return f"{host}:{port} {words}。"

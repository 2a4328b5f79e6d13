/* Service worker of 应保: static files, and the visit forms an officer took along. Nothing else is kept.
   A form taken along names a household and what to ask, never a full number; logging out wipes all of it. */
"use strict";
var SHELL = "yb-shell-1", TAKEN = "yb-taken-1";
function visit(url) { return /\/clues\/[^/]+\/visit\/$/.test(url.pathname); }
self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });
self.addEventListener("message", function (event) {
  if (event.data.take) { event.waitUntil(take(event.data.take, event.ports[0])); }
  if (event.data.wipe) { event.waitUntil(caches.delete(TAKEN)); }
});
async function take(paths, port) {
  var cache = await caches.open(TAKEN), kept = 0;
  for (var path of paths) {
    try {
      var page = await fetch(path, { credentials: "same-origin" });
      if (page.ok && !page.redirected) { await keepShell(await page.clone().text()); await cache.put(path, page); kept += 1; }
    } catch (error) { /* no signal: the rest is tried all the same */ }
  }
  if (port) { port.postMessage(kept); }
}
async function keepShell(words) {   /* the page's own styles and scripts, so that it works without a signal */
  var shellBox = await caches.open(SHELL);
  for (var found of new Set(words.match(/\/static\/[^"']+/g) || [])) {
    if (!(await shellBox.match(found))) { await shellBox.add(found); }
  }
}
self.addEventListener("fetch", function (event) {
  var url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) { return; }
  if (url.pathname.startsWith("/static/")) { event.respondWith(shell(event.request)); }
  else if (visit(url)) { event.respondWith(fetch(event.request).catch(function () { return held(url.pathname); })); }
});
async function shell(request) {
  try {
    var fresh = await fetch(request);
    if (fresh.ok) { (await caches.open(SHELL)).put(request, fresh.clone()); }
    return fresh;
  } catch (error) {
    return (await caches.match(request)) || Response.error();
  }
}
async function held(path) {
  var cache = await caches.open(TAKEN);
  return (await cache.match(path)) || new Response("没有网络，这一户也没有带到手机。回到有信号的地方再打开。", { status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

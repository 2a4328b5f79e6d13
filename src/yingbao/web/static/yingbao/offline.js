/* Visits without a signal: typed text is kept as it is typed, a finished form waits in the phone and is sent
   once when there is a signal again (the form's uid makes a second sending the same visit). What waits is
   sealed with a key that cannot be read out, and goes with it after seven days or at logout. */
(function () {
  "use strict";
  var WEEK = 7 * 24 * 3600 * 1000, line = document.getElementById("offline"), form = document.querySelector("form[data-visit]");
  var able = window.isSecureContext && window.indexedDB && window.crypto && crypto.subtle && navigator.serviceWorker;
  if (able) { navigator.serviceWorker.register("/sw.js"); }

  function open() {
    return new Promise(function (done, fail) {
      var ask = indexedDB.open("yingbao", 1);
      ask.onupgradeneeded = function () { ask.result.createObjectStore("waiting", { keyPath: "uid" }); ask.result.createObjectStore("keys"); };
      ask.onsuccess = function () { done(ask.result); };
      ask.onerror = function () { fail(ask.error); };
    });
  }
  async function store(name, mode, work) {
    var db = await open();
    return new Promise(function (done, fail) {
      var ask = work(db.transaction(name, mode).objectStore(name));
      ask.onsuccess = function () { done(ask.result); };
      ask.onerror = function () { fail(ask.error); };
    });
  }
  async function key() {
    var held = await store("keys", "readonly", function (box) { return box.get("one"); });
    if (held) { return held; }
    held = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await store("keys", "readwrite", function (box) { return box.put(held, "one"); });
    return held;
  }
  async function keep(uid, path, pairs, finished) {
    var iv = crypto.getRandomValues(new Uint8Array(12));
    var body = await crypto.subtle.encrypt({ name: "AES-GCM", iv: iv }, await key(), new TextEncoder().encode(JSON.stringify(pairs)));
    await store("waiting", "readwrite", function (box) { return box.put({ uid: uid, path: path, iv: iv, body: body, finished: finished, at: Date.now() }); });
  }
  async function unseal(item) {
    var text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: item.iv }, await key(), item.body);
    return JSON.parse(new TextDecoder().decode(text));
  }
  async function all() {
    var items = await store("waiting", "readonly", function (box) { return box.getAll(); });
    for (var item of items) { if (Date.now() - item.at > WEEK) { await drop(item.uid); } }
    return items.filter(function (item) { return Date.now() - item.at <= WEEK; });
  }
  function drop(uid) { return store("waiting", "readwrite", function (box) { return box.delete(uid); }); }

  function pairsOf(box) {
    return Array.from(new FormData(box).entries()).filter(function (pair) { return pair[0] !== "csrfmiddlewaretoken" && typeof pair[1] === "string"; });
  }
  async function photosOf(box) {   /* as data: addresses, so that they wait sealed like the words */
    var field = box.querySelector("input[type=file]"), held = [];
    for (var file of field ? field.files : []) {
      held.push([field.name, { name: file.name, data: await new Promise(function (done, fail) {
        var reader = new FileReader();
        reader.onload = function () { done(reader.result); };
        reader.onerror = function () { fail(reader.error); };
        reader.readAsDataURL(file);
      }) }]);
    }
    return held;
  }
  function blobOf(photo) {
    var parts = photo.data.split(","), bytes = atob(parts[1] || "");
    return new Blob([Uint8Array.from(bytes, function (one) { return one.charCodeAt(0); })], { type: parts[0].slice(5).split(";")[0] });
  }
  function bodyOf(pairs) {
    var body = new FormData();
    pairs.forEach(function (pair) {
      if (typeof pair[1] === "string") { body.append(pair[0], pair[1]); } else { body.append(pair[0], blobOf(pair[1]), pair[1].name); }
    });
    return body;
  }
  function cookie() { var found = document.cookie.match(/csrftoken=([^;]+)/); return found ? found[1] : ""; }

  async function tell(words) {
    if (!line) { return; }
    var waiting = able ? (await all()).filter(function (item) { return item.finished; }) : [];
    var away = !navigator.onLine;
    line.hidden = !(away || waiting.length || words);
    line.textContent = "";
    var strong = document.createElement("b");
    strong.textContent = away ? "现在没有网络" : waiting.length ? "待上传 " + waiting.length + " 份" : "";
    line.appendChild(strong);
    var rest = document.createElement("span");
    rest.textContent = words || (away ? (able ? "照常填，手机里已存 " + waiting.length + " 份，有信号就自动上传。" : "这个网址不是 https，不能存在手机里。别关这一页，等有信号再交。") : "");
    line.appendChild(rest);
  }
  async function send(item) {
    var body = bodyOf(await unseal(item));
    var answer = await fetch(item.path + "send/", { method: "POST", body: body, credentials: "same-origin", headers: { "X-CSRFToken": cookie() } });
    if (answer.redirected && answer.url.indexOf("/login/") >= 0) { return "要先登录，登录后自动上传。"; }
    if (answer.ok) { await drop(item.uid); return ""; }
    return answer.status === 409 ? "有一份别人先办了，打开那一条看一眼再定。" : "有一份要改，打开那一条看一眼。";
  }
  var sending = false;
  async function flush() {
    if (!able || sending || !navigator.onLine) { return tell(); }
    sending = true;
    var words = "", sent = 0;
    try {
      for (var item of (await all()).filter(function (one) { return one.finished; })) {
        var trouble = await send(item);
        if (trouble) { words = trouble; } else { sent += 1; }
      }
    } catch (error) { words = "信号断了，等一会儿再传。"; } finally { sending = false; }
    tell(words || (sent ? "传上去了 " + sent + " 份。" : ""));
  }

  function gaps(box) {
    return Array.from(box.querySelectorAll("[name=second_name],[name=visited_on],[name=place],[name=text]" + (nobody(box) ? "" : ",[name$='-reason']"))).filter(function (field) { return !field.value.trim(); })
      .map(function (field) { var label = box.querySelector("label[for='" + field.id + "']"); return label ? label.textContent.trim() : field.name; })
      .concat(box.querySelector("[name=met]:checked") ? [] : ["见到了谁"]);
  }
  function nobody(box) { var met = box.querySelector("[name=met]:checked"); return met && met.value === "没见到"; }
  async function restore(box) {
    var uid = box.elements.uid.value, path = location.pathname;
    var draft = (await all()).filter(function (item) { return item.path === path; }).sort(function (a, b) { return b.at - a.at; })[0];
    if (!draft || document.querySelector(".yb-errors")) { return; }
    (await unseal(draft)).forEach(function (pair) {
      if (/version$|client_at$/.test(pair[0])) { return; }
      Array.from(box.elements).forEach(function (field) {
        if (field.name !== pair[0]) { return; }
        if (field.type === "radio" || field.type === "checkbox") { field.checked = field.checked || field.value === pair[1]; } else if (field.type !== "file") { field.value = pair[1]; }
      });
    });
    if (uid !== box.elements.uid.value) { tell("上回填的还在，接着填就行。"); }
  }
  function locate(button) {
    var say = document.getElementById("located");
    if (!window.isSecureContext || !navigator.geolocation) { say.textContent = "这个网址不是 https，手机不给位置。不影响提交，地点照实写就行。"; return; }
    say.textContent = "正在取位置…";
    navigator.geolocation.getCurrentPosition(function (found) {
      form.elements.latitude.value = found.coords.latitude.toFixed(6);
      form.elements.longitude.value = found.coords.longitude.toFixed(6);
      say.textContent = "位置记下了，误差约 " + Math.round(found.coords.accuracy) + " 米。";
    }, function (error) {
      say.textContent = error.code === 1 ? "手机没有允许取位置。不影响提交，地点照实写就行。" : "这里取不到位置。不影响提交，过一会儿可以再试。";
    }, { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  }
  if (form) {
    form.querySelectorAll("[data-locate]").forEach(function (button) { button.addEventListener("click", function () { locate(button); }); });
    form.querySelectorAll("input[type=file]").forEach(function (field) {
      field.addEventListener("change", function () { document.getElementById("chosen").textContent = field.files.length ? "选了 " + field.files.length + " 张。" : ""; });
    });
  }
  if (form && able) {
    restore(form);
    var timer = 0;
    form.addEventListener("input", function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(function () { keep(form.elements.uid.value, location.pathname, pairsOf(form), false); }, 400);
    });
    form.addEventListener("submit", function (event) {
      form.elements.client_at.value = new Date().toISOString();
      if (navigator.onLine) { return; }
      event.preventDefault();
      var missing = gaps(form);
      if (missing.length) { tell("还差：" + missing.join("、")); return; }
      window.clearTimeout(timer);
      photosOf(form).then(function (photos) { return keep(form.elements.uid.value, location.pathname, pairsOf(form).concat(photos), true); })
        .then(function () { tell(); line.scrollIntoView(); }, function () { tell("照片太大，手机里存不下。先把记录存了，照片有信号时在线索页上加。"); });
    });
  }
  document.querySelectorAll("[data-sent]").forEach(function (mark) { if (able) { drop(mark.dataset.sent); } });
  document.querySelectorAll("[data-take]").forEach(function (button) {
    if (!able) { button.hidden = true; return; }
    button.hidden = false;
    button.addEventListener("click", async function () {
      var worker = (await navigator.serviceWorker.ready).active, pipe = new MessageChannel();
      button.textContent = "正在带…";
      pipe.port1.onmessage = function (event) { button.textContent = "带上了 " + event.data + " 户"; };
      worker.postMessage({ take: JSON.parse(button.dataset.take) }, [pipe.port2]);
    });
  });
  document.querySelectorAll("form[data-logout]").forEach(function (box) {
    box.addEventListener("submit", function (event) {
      if (!able || box.dataset.sure) { return; }
      event.preventDefault();
      all().then(function (items) {
        if (items.some(function (item) { return item.finished; })) { window.alert("手机里还有没上传的入户记录。先到有信号的地方传上去，再退出。"); return; }
        box.dataset.sure = "yes";
        if (navigator.serviceWorker.controller) { navigator.serviceWorker.controller.postMessage({ wipe: true }); }
        indexedDB.deleteDatabase("yingbao");
        box.submit();
      });
    });
  });
  window.addEventListener("online", flush);
  window.addEventListener("offline", function () { tell(); });
  document.addEventListener("visibilitychange", function () { if (!document.hidden) { flush(); } });
  flush();
})();

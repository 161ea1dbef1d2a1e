// Unpacks SwiftShader and drops what no build here can use; run by the build after 'npm ci', in this folder.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { brotliDecompressSync } from "node:zlib";

// A tar file is a sequence of 512-byte headers, each followed by its file's bytes padded to 512: name at 0, size in octal at 124, kind at 156.
const tar = brotliDecompressSync(readFileSync("node_modules/@sparticuz/chromium/bin/swiftshader.tar.br"));
const text = (from, length) => tar.toString("latin1", from, from + length).replace(/\0.*$/s, "");
const wanted = new Set(["libvk_swiftshader.so", "libvulkan.so.1", "vk_swiftshader_icd.json"]);
mkdirSync("node_modules/swiftshader", { recursive: true });
for (let at = 0; at + 512 <= tar.length && text(at, 100) !== "";) {
  const name = basename(text(at, 100)), size = parseInt(text(at + 124, 12), 8), isFile = "0\0".includes(String.fromCharCode(tar[at + 156]));
  if (isFile && wanted.delete(name)) writeFileSync(`node_modules/swiftshader/${name}`, tar.subarray(at + 512, at + 512 + size));
  at += 512 + Math.ceil(size / 512) * 512;
}
if (wanted.size > 0) throw new Error(`swiftshader.tar.br of @sparticuz/chromium lacks ${[...wanted].join(", ")}`);

// 420 of 759 MB are a browser and libraries for phones and Macs, which nothing here loads.
for (const unused of ["@sparticuz/chromium/bin", "com.github.asus4.onnxruntime/Plugins/Android", "com.github.asus4.onnxruntime/Plugins/iOS~",
  "com.github.asus4.onnxruntime/Plugins/macOS", "com.github.asus4.onnxruntime/Plugins/Windows"]) {
  rmSync(`node_modules/${unused}`, { recursive: true, force: true });
}

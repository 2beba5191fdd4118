locals {
  content_types = merge({
    html        = "text/html; charset=utf-8"
    css         = "text/css; charset=utf-8"
    js          = "text/javascript; charset=utf-8"
    mjs         = "text/javascript; charset=utf-8"
    json        = "application/json"
    map         = "application/json"
    webmanifest = "application/manifest+json"
    txt         = "text/plain; charset=utf-8"
    xml         = "application/xml"
    svg         = "image/svg+xml"
    png         = "image/png"
    jpg         = "image/jpeg"
    jpeg        = "image/jpeg"
    gif         = "image/gif"
    webp        = "image/webp"
    avif        = "image/avif"
    ico         = "image/x-icon"
    woff        = "font/woff"
    woff2       = "font/woff2"
    ttf         = "font/ttf"
    wasm        = "application/wasm"
    pdf         = "application/pdf"
  }, var.content_types)

  files = { for file in fileset(var.folder, "**") : file => regex("[^.]+$", basename(file)) }
}

resource "aws_s3_object" "this" {
  #checkov:skip=CKV_AWS_186:The bucket encrypts; its key is the caller's to choose, and the files are public.
  for_each = local.files

  bucket        = module.bucket.id
  key           = each.key
  source        = "${var.folder}/${each.key}"
  source_hash   = filesha256("${var.folder}/${each.key}")
  content_type  = local.content_types[each.value]
  cache_control = each.value == "html" ? "no-cache" : "public, max-age=${var.max_age}"
  tags          = var.tags
}

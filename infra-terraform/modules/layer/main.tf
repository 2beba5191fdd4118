locals {
  hash = filesha256(var.package)

  # Nothing tells a file's size but its content.
  base64 = var.bucket == null && var.package_bytes == null ? filebase64(var.package) : ""
  padded = endswith(local.base64, "==") ? 2 : endswith(local.base64, "=") ? 1 : 0
  bytes  = coalesce(var.package_bytes, length(local.base64) * 3 / 4 - local.padded)
  limit  = 52428800
}

resource "aws_s3_object" "package" {
  #checkov:skip=CKV_AWS_186:The bucket says how its objects are encrypted

  for_each = var.bucket == null ? {} : { zip = var.bucket }

  bucket = each.value
  key    = "layers/${var.name}-${local.hash}.zip"
  source = var.package
  tags   = var.tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lambda_layer_version" "this" {
  layer_name               = var.name
  description              = var.description
  filename                 = var.bucket == null ? var.package : null
  s3_bucket                = one([for object in aws_s3_object.package : object.bucket])
  s3_key                   = one([for object in aws_s3_object.package : object.key])
  source_code_hash         = filebase64sha256(var.package)
  compatible_architectures = var.architectures
  compatible_runtimes      = var.runtimes

  lifecycle {
    # Functions move to the new version before the old one goes.
    create_before_destroy = true

    precondition {
      condition     = var.bucket != null || local.bytes <= local.limit
      error_message = "The zip has ${local.bytes} bytes, and above ${local.limit} Lambda takes it through S3 only: give a bucket."
    }
  }
}

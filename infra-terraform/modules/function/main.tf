data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  # Asked of the package and not of the image, whose URI may not be known when planning.
  zip  = var.package != null
  hash = local.zip ? filesha256(var.package) : null

  # Nothing tells a file's size but its content.
  base64 = local.zip && var.bucket == null && var.package_bytes == null ? filebase64(var.package) : ""
  padded = endswith(local.base64, "==") ? 2 : endswith(local.base64, "=") ? 1 : 0
  bytes  = coalesce(var.package_bytes, length(local.base64) * 3 / 4 - local.padded)
  limit  = 52428800

  log_group = "/aws/lambda/${var.name}"
}

resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:How long requests are on record is for those to say whose they are: log_retention_days

  name              = local.log_group
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

resource "aws_s3_object" "package" {
  #checkov:skip=CKV_AWS_186:The bucket says how its objects are encrypted

  for_each = local.zip && var.bucket != null ? { zip = var.bucket } : {}

  bucket = each.value
  key    = "functions/${var.name}-${local.hash}.zip"
  source = var.package
  tags   = var.tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lambda_function" "this" {
  #checkov:skip=CKV_AWS_116:Called synchronously: the caller gets the error, there is nothing to keep
  #checkov:skip=CKV_AWS_117:Calls public AWS endpoints only; a VPC would add gateways and no protection
  #checkov:skip=CKV_AWS_272:The plan pins the zip by its hash; signing needs a profile of the account's

  function_name = var.name
  description   = var.description
  role          = aws_iam_role.this.arn

  package_type     = local.zip ? "Zip" : "Image"
  image_uri        = var.image_uri
  filename         = local.zip && var.bucket == null ? var.package : null
  s3_bucket        = one([for object in aws_s3_object.package : object.bucket])
  s3_key           = one([for object in aws_s3_object.package : object.key])
  source_code_hash = local.zip ? filebase64sha256(var.package) : null
  handler          = var.handler
  runtime          = local.zip ? var.runtime : null
  architectures    = [var.architecture]
  layers           = var.layers

  memory_size                    = var.memory_size
  timeout                        = var.timeout
  reserved_concurrent_executions = coalesce(var.reserved_concurrency, -1)
  kms_key_arn                    = var.kms_key_arn
  publish                        = true
  tags                           = var.tags

  ephemeral_storage {
    size = var.ephemeral_storage
  }

  dynamic "environment" {
    for_each = length(var.environment) > 0 ? [var.environment] : []

    content {
      variables = environment.value
    }
  }

  dynamic "snap_start" {
    for_each = var.snap_start ? ["PublishedVersions"] : []

    content {
      apply_on = snap_start.value
    }
  }

  tracing_config {
    mode = var.tracing ? "Active" : "PassThrough"
  }

  lifecycle {
    precondition {
      condition     = var.bucket != null || local.bytes <= local.limit
      error_message = "The zip has ${local.bytes} bytes, and above ${local.limit} Lambda takes it through S3 only: give a bucket."
    }
  }

  # Publishing a version runs the function, which would make a log group of its own that lasts for ever.
  depends_on = [
    aws_cloudwatch_log_group.this,
    aws_iam_role_policy.this,
  ]
}

resource "aws_lambda_alias" "this" {
  name             = var.alias
  description      = "The version published last"
  function_name    = aws_lambda_function.this.function_name
  function_version = aws_lambda_function.this.version
}

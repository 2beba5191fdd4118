data "aws_partition" "current" {}

locals {
  arn    = "arn:${data.aws_partition.current.partition}:s3:::${var.name}"
  folder = var.prefix == "" ? "" : "${var.prefix}/"

  artifacts = "${local.folder}code_output/"
  claims    = "${local.folder}claims/"

  # Artifacts are written once. A claim may be taken over, but only from the holder that was seen.
  policy_statements = [
    {
      Sid       = "DenyOverwritingArtifacts"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:PutObject"
      Resource  = "${local.arn}/${local.artifacts}*"
      Condition = { Null = { "s3:if-none-match" = "true" } }
    },
    {
      Sid       = "DenyUnconditionalClaims"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:PutObject"
      Resource  = "${local.arn}/${local.claims}*"
      Condition = { Null = { "s3:if-none-match" = "true", "s3:if-match" = "true" } }
    },
  ]

  # A claim outlives its artifact: it tells whether a repeated key still means the same request.
  lifecycle_rules = [
    {
      id              = "artifacts"
      prefix          = local.artifacts
      expire_days     = var.artifacts_days
      noncurrent_days = 30
    },
    {
      id              = "claims"
      prefix          = local.claims
      expire_days     = var.artifacts_days == null ? null : var.artifacts_days + 1
      noncurrent_days = 1
    },
  ]
}

module "bucket" {
  source = "../private-bucket"

  name              = var.name
  kms_key_arn       = var.kms_key_arn
  force_destroy     = var.force_destroy
  lifecycle_rules   = local.lifecycle_rules
  policy_statements = local.policy_statements
  tags              = var.tags
}

locals {
  trust = {
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  }

  logs_arn = join(":", [
    "arn", data.aws_partition.current.partition, "logs", data.aws_region.current.region,
    data.aws_caller_identity.current.account_id, "log-group", local.log_group, "*",
  ])

  # Not logs:CreateLogGroup: the group is made here, and is gone when this is.
  logs_statement = {
    Sid      = "WriteLogs"
    Effect   = "Allow"
    Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    Resource = local.logs_arn
  }

  # AWS X-Ray knows no resource for these two.
  tracing_statement = {
    Sid      = "SendTraces"
    Effect   = "Allow"
    Action   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
    Resource = "*"
  }

  policy = {
    Version = "2012-10-17"
    Statement = concat(
      [local.logs_statement],
      [for statement in [local.tracing_statement] : statement if var.tracing],
      var.policy_statements,
    )
  }
}

resource "aws_iam_role" "this" {
  # IAM is the same in all regions, so the name says which one.
  name                 = "${var.name}-${data.aws_region.current.region}"
  description          = "Runs the function ${var.name}"
  assume_role_policy   = jsonencode(local.trust)
  permissions_boundary = var.permissions_boundary
  tags                 = var.tags
}

resource "aws_iam_role_policy" "this" {
  #checkov:skip=CKV_AWS_290:AWS X-Ray knows no resource to name
  #checkov:skip=CKV_AWS_355:AWS X-Ray knows no resource to name

  name   = "function"
  role   = aws_iam_role.this.id
  policy = jsonencode(local.policy)
}

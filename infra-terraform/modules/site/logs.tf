# CloudFront's access logs are delivered from this region, wherever the bucket is.
locals {
  log_region = "us-east-1"
}

resource "aws_cloudwatch_log_delivery_source" "this" {
  count = var.log_bucket_arn == null ? 0 : 1

  region       = local.log_region
  name         = var.name
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.this.arn
  tags         = var.tags
}

resource "aws_cloudwatch_log_delivery_destination" "this" {
  count = var.log_bucket_arn == null ? 0 : 1

  region        = local.log_region
  name          = var.name
  output_format = "json"
  tags          = var.tags

  delivery_destination_configuration {
    destination_resource_arn = var.log_bucket_arn
  }
}

resource "aws_cloudwatch_log_delivery" "this" {
  count = var.log_bucket_arn == null ? 0 : 1

  region                   = local.log_region
  delivery_source_name     = aws_cloudwatch_log_delivery_source.this[0].name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.this[0].arn
  tags                     = var.tags
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  bucket = "${var.name}-${data.aws_caller_identity.current.account_id}"
}

module "bucket" {
  source = "../private-bucket"

  name            = local.bucket
  kms_key_arn     = var.kms_key_arn
  force_destroy   = var.force_destroy
  lifecycle_rules = [{ id = "replaced-files", noncurrent_days = 30 }]
  tags            = var.tags

  policy_statements = [{
    Sid       = "ReadByDistribution"
    Effect    = "Allow"
    Principal = { Service = "cloudfront.amazonaws.com" }
    Action    = "s3:GetObject"
    Resource  = "arn:${data.aws_partition.current.partition}:s3:::${local.bucket}/*"
    Condition = { StringEquals = { "aws:SourceArn" = aws_cloudfront_distribution.this.arn } }
  }]
}

resource "aws_cloudfront_origin_access_control" "this" {
  name                              = var.name
  description                       = "CloudFront signs what it asks of the bucket of ${var.name}."
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "this" {
  #checkov:skip=CKV_AWS_68:A web ACL is the caller's to give (web_acl_arn); the distribution has nothing but files.
  #checkov:skip=CKV2_AWS_47:As above; nothing behind the distribution runs Log4j.
  #checkov:skip=CKV_AWS_86:Access logs go out by log delivery when log_bucket_arn is given, see logs.tf: the older way needs ACLs.
  #checkov:skip=CKV_AWS_174:TLS 1.2 at least with a domain; CloudFront's own certificate takes no version.
  #checkov:skip=CKV2_AWS_42:A certificate needs a domain, which the caller may give.
  #checkov:skip=CKV_AWS_310:One bucket holds the files; a second one would have to be kept equal.
  #checkov:skip=CKV_AWS_374:The page is for whoever may call its APIs, from anywhere.
  enabled             = true
  comment             = var.name
  default_root_object = "index.html"
  http_version        = "http2and3"
  is_ipv6_enabled     = true
  price_class         = var.price_class
  aliases             = var.domain[*].name
  web_acl_id          = var.web_acl_arn
  tags                = var.tags

  origin {
    origin_id                = "bucket"
    domain_name              = module.bucket.regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.this.id
  }

  default_cache_behavior {
    target_origin_id           = "bucket"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = aws_cloudfront_cache_policy.this.id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.this.id
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = var.domain == null
    acm_certificate_arn            = try(var.domain.certificate_arn, null)
    ssl_support_method             = var.domain == null ? null : "sni-only"
    minimum_protocol_version       = var.domain == null ? "TLSv1" : "TLSv1.2_2021"
  }
}

resource "aws_route53_record" "this" {
  for_each = try(var.domain.zone_id, null) == null ? toset([]) : toset(["A", "AAAA"])

  zone_id = var.domain.zone_id
  name    = var.domain.name
  type    = each.value

  alias {
    name                   = aws_cloudfront_distribution.this.domain_name
    zone_id                = aws_cloudfront_distribution.this.hosted_zone_id
    evaluate_target_health = false
  }
}

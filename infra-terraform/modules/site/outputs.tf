output "url" {
  description = "Where the page is; also its origin, for the CORS of its APIs."
  value       = "https://${var.domain == null ? aws_cloudfront_distribution.this.domain_name : var.domain.name}"
}

output "bucket" {
  description = "Bucket of the page's files."
  value       = module.bucket.id
}

output "distribution_id" {
  description = "Id of the distribution, for `aws cloudfront create-invalidation`."
  value       = aws_cloudfront_distribution.this.id
}

output "distribution_arn" {
  description = "ARN of the distribution, for the policies of keys."
  value       = aws_cloudfront_distribution.this.arn
}

output "content_security_policy" {
  description = "What the page may load and call."
  value       = local.content_security_policy
}

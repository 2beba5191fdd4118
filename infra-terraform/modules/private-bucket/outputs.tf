# Whoever uses the bucket waits until it is closed and encrypted.

output "id" {
  description = "The bucket's name."
  value       = aws_s3_bucket.this.bucket

  depends_on = [
    aws_s3_bucket_ownership_controls.this,
    aws_s3_bucket_policy.this,
    aws_s3_bucket_server_side_encryption_configuration.this,
    aws_s3_bucket_versioning.this,
  ]
}

output "arn" {
  description = "The bucket's ARN, known when planning."
  value       = local.arn

  depends_on = [aws_s3_bucket_policy.this]
}

output "regional_domain_name" {
  description = "Where the bucket answers in its region."
  value       = aws_s3_bucket.this.bucket_regional_domain_name
}

output "policy" {
  description = "The bucket's policy as JSON."
  value       = aws_s3_bucket_policy.this.policy
}

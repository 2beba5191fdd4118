output "id" {
  description = "The bucket's name."
  value       = module.bucket.id
}

output "arn" {
  description = "The bucket's ARN, known when planning."
  value       = module.bucket.arn
}

output "location" {
  description = "Where artifacts go, s3://BUCKET or s3://BUCKET/PREFIX, as the code-generation function's ARTIFACTS takes it."
  value       = join("/", compact(["s3:/", module.bucket.id, var.prefix]))
}

output "object_arns" {
  description = "The artifacts and claims, for the statements of those who write and read them."
  value       = [for folder in [local.artifacts, local.claims] : "${module.bucket.arn}/${folder}*"]
}

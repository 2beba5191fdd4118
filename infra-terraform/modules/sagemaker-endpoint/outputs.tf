output "name" {
  description = "Name of the endpoint."
  value       = aws_sagemaker_endpoint.this.name
}

output "arn" {
  description = "ARN of the endpoint."
  value       = aws_sagemaker_endpoint.this.arn
}

output "invoke_statement" {
  description = "IAM statement that lets a function ask this endpoint, and no other; its Sid has the endpoint's name, so that a policy may hold several."
  value = {
    Sid    = "Invoke${replace(title(replace(var.name, "-", " ")), " ", "")}"
    Effect = "Allow"
    Action = (
      var.mode == "async" ? ["sagemaker:InvokeEndpointAsync"]
      : var.streaming ? ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"]
      : ["sagemaker:InvokeEndpoint"]
    )
    Resource = aws_sagemaker_endpoint.this.arn
  }
}

output "role_arn" {
  description = "ARN of the role of the containers, for the policies of keys and buckets."
  value       = aws_iam_role.this.arn
}

output "log_group_name" {
  description = "Log group of the containers."
  value       = aws_cloudwatch_log_group.this.name
}

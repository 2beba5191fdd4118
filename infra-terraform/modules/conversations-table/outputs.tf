output "name" {
  description = "Name of the table."
  value       = aws_dynamodb_table.this.name
}

output "arn" {
  description = "ARN of the table."
  value       = aws_dynamodb_table.this.arn
}

output "access_statements" {
  description = "IAM statements that let a function keep conversations here: one for the table, and one for its key when it has its own."
  value = concat(
    [{
      Sid      = "KeepConversations"
      Effect   = "Allow"
      Action   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"]
      Resource = aws_dynamodb_table.this.arn
    }],
    [for key in var.kms_key_arn[*] : {
      Sid       = "DecryptConversations"
      Effect    = "Allow"
      Action    = "kms:Decrypt"
      Resource  = key
      Condition = { StringEquals = { "kms:ViaService" = "dynamodb.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}" } }
    }],
  )
}

data "aws_partition" "current" {}

data "aws_region" "current" {}

# One item is one conversation: the key and the time to live are those that the functions write.
resource "aws_dynamodb_table" "this" {
  #checkov:skip=CKV_AWS_119:The caller chooses the key; without one it is AWS' own key of DynamoDB.
  name                        = var.name
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "conversation"
  deletion_protection_enabled = var.deletion_protection
  tags                        = var.tags

  attribute {
    name = "conversation"
    type = "S"
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_arn
  }

  dynamic "on_demand_throughput" {
    for_each = var.max_request_units[*]

    content {
      max_read_request_units  = on_demand_throughput.value.read
      max_write_request_units = on_demand_throughput.value.write
    }
  }
}

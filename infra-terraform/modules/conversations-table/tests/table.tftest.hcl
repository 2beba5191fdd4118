mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = {
      partition  = "aws-us-gov"
      dns_suffix = "amazonaws.com"
    }
  }

  mock_data "aws_region" {
    defaults = { region = "us-gov-west-1" }
  }

  mock_resource "aws_dynamodb_table" {
    defaults = { arn = "arn:aws-us-gov:dynamodb:us-gov-west-1:123456789012:table/conversations" }
  }
}

variables {
  name = "conversations"
}

run "has_the_key_and_the_time_to_live_that_the_functions_write" {
  command = plan

  assert {
    condition     = aws_dynamodb_table.this.hash_key == "conversation" && aws_dynamodb_table.this.range_key == null
    error_message = "the key has to be 'conversation' alone"
  }

  assert {
    condition     = [for a in aws_dynamodb_table.this.attribute : "${a.name}:${a.type}"] == ["conversation:S"]
    error_message = "the key has to be a string"
  }

  assert {
    condition     = aws_dynamodb_table.this.ttl[0].attribute_name == "expires" && aws_dynamodb_table.this.ttl[0].enabled
    error_message = "items have to go when 'expires' has passed"
  }
}

run "is_protected_unless_told_otherwise" {
  command = plan

  assert {
    condition     = aws_dynamodb_table.this.deletion_protection_enabled
    error_message = "the table has to refuse deletion"
  }

  assert {
    condition     = aws_dynamodb_table.this.point_in_time_recovery[0].enabled
    error_message = "the table has to be recoverable"
  }

  assert {
    condition     = aws_dynamodb_table.this.server_side_encryption[0].enabled
    error_message = "the table has to be encrypted"
  }

  assert {
    condition     = aws_dynamodb_table.this.billing_mode == "PAY_PER_REQUEST" && length(aws_dynamodb_table.this.on_demand_throughput) == 0
    error_message = "the table has to cost by use, without a bound"
  }
}

run "lets_go_and_bounds_its_cost_when_asked" {
  command = plan

  variables {
    deletion_protection = false
    max_request_units   = { read = 50, write = 20 }
    tags                = { team = "chat" }
  }

  assert {
    condition     = !aws_dynamodb_table.this.deletion_protection_enabled
    error_message = "the table has to be deletable"
  }

  assert {
    condition = (aws_dynamodb_table.this.on_demand_throughput[0].max_read_request_units == 50
    && aws_dynamodb_table.this.on_demand_throughput[0].max_write_request_units == 20)
    error_message = "the bounds have to be those given"
  }

  assert {
    condition     = aws_dynamodb_table.this.tags == tomap({ team = "chat" })
    error_message = "the tags have to be those given"
  }
}

run "gives_no_more_than_reading_writing_and_forgetting" {
  assert {
    condition = jsondecode(jsonencode(output.access_statements)) == jsondecode(<<-JSON
      [{
        "Sid": "KeepConversations",
        "Effect": "Allow",
        "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"],
        "Resource": "arn:aws-us-gov:dynamodb:us-gov-west-1:123456789012:table/conversations"
      }]
    JSON
    )
    error_message = "unexpected statements: ${jsonencode(output.access_statements)}"
  }
}

run "gives_the_use_of_its_own_key_through_dynamodb_only" {
  variables {
    kms_key_arn = "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/0a1b"
  }

  assert {
    condition     = aws_dynamodb_table.this.server_side_encryption[0].kms_key_arn == var.kms_key_arn
    error_message = "the table has to be encrypted with the key given"
  }

  assert {
    condition = jsondecode(jsonencode(output.access_statements[1])) == jsondecode(<<-JSON
      {
        "Sid": "DecryptConversations",
        "Effect": "Allow",
        "Action": "kms:Decrypt",
        "Resource": "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/0a1b",
        "Condition": {"StringEquals": {"kms:ViaService": "dynamodb.us-gov-west-1.amazonaws.com"}}
      }
    JSON
    )
    error_message = "unexpected statement: ${jsonencode(output.access_statements[1])}"
  }
}

run "refuses_a_bad_name" {
  command = plan

  variables {
    name = "my conversations"
  }

  expect_failures = [var.name]
}

run "refuses_an_alias_of_a_key" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:alias/conversations"
  }

  expect_failures = [var.kms_key_arn]
}

run "refuses_bounds_below_one" {
  command = plan

  variables {
    max_request_units = { read = 0, write = 20 }
  }

  expect_failures = [var.max_request_units]
}

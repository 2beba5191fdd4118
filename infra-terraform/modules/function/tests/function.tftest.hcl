mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { region = "eu-central-1" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/chat-eu-central-1" }
  }

  mock_resource "aws_lambda_function" {
    defaults = { version = "3" }
  }

  mock_resource "aws_lambda_alias" {
    defaults = { invoke_arn = "arn:aws:apigateway:eu-central-1:lambda:path/chat:live" }
  }
}

variables {
  name        = "chat"
  description = "Answers chats"
  package     = "versions.tf" # nothing is uploaded here: any file will do
  handler     = "com.example.Chat"
}

run "what_is_not_said_is_usual" {
  command = plan

  assert {
    condition = (
      aws_lambda_function.this.package_type == "Zip" &&
      aws_lambda_function.this.runtime == "java25" &&
      aws_lambda_function.this.handler == "com.example.Chat" &&
      aws_lambda_function.this.architectures == tolist(["arm64"]) &&
      aws_lambda_function.this.memory_size == 1024 &&
      aws_lambda_function.this.timeout == 29 &&
      aws_lambda_function.this.ephemeral_storage[0].size == 512 &&
      aws_lambda_function.this.reserved_concurrent_executions == -1
    )
    error_message = "java25 on arm64 with 1024 MiB, 29 s and 512 MiB of /tmp, without a limit of its own"
  }

  assert {
    condition     = aws_lambda_function.this.snap_start[0].apply_on == "PublishedVersions" && aws_lambda_function.this.publish
    error_message = "versions are published and start from snapshots"
  }

  assert {
    condition     = aws_lambda_function.this.filename == "versions.tf" && length(aws_s3_object.package) == 0
    error_message = "without a bucket the zip goes to Lambda itself"
  }

  assert {
    condition     = aws_lambda_function.this.source_code_hash == filebase64sha256("versions.tf")
    error_message = "another zip is another version"
  }

  assert {
    condition     = length(aws_lambda_function.this.environment) == 0 && length(aws_lambda_function.this.layers) == 0
    error_message = "nothing but the code"
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.name == "/aws/lambda/chat" && aws_cloudwatch_log_group.this.retention_in_days == 30
    error_message = "its own log group, for 30 days"
  }

  assert {
    condition     = aws_lambda_alias.this.name == "live" && aws_lambda_alias.this.function_name == "chat"
    error_message = "the alias live"
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.this) == 0
    error_message = "no alarms without a topic"
  }
}

run "only_lambda_for_this_account_takes_the_role" {
  command = plan

  assert {
    condition     = aws_iam_role.this.name == "chat-eu-central-1"
    error_message = "the role is named after the function and the region"
  }

  assert {
    condition = jsondecode(aws_iam_role.this.assume_role_policy) == {
      Version = "2012-10-17"
      Statement = [{
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "lambda.amazonaws.com" }
        Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
      }]
    }
    error_message = "the trust policy"
  }
}

run "it_may_write_its_own_logs_and_traces" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role_policy.this.policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "WriteLogs"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/chat:*"
        },
        {
          Sid      = "SendTraces"
          Effect   = "Allow"
          Action   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
          Resource = "*"
        },
      ]
    }
    error_message = "the role's policy"
  }

  assert {
    condition     = aws_lambda_function.this.tracing_config[0].mode == "Active"
    error_message = "requests are traced"
  }
}

run "without_tracing_it_may_write_its_own_logs_alone" {
  command = plan

  variables {
    tracing = false
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.this.policy) == {
      Version = "2012-10-17"
      Statement = [{
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/chat:*"
      }]
    }
    error_message = "the role's policy"
  }

  assert {
    condition     = aws_lambda_function.this.tracing_config[0].mode == "PassThrough"
    error_message = "requests are not traced"
  }
}

run "statements_are_added_as_they_are" {
  command = plan

  variables {
    tracing = false
    policy_statements = [
      {
        Effect   = "Allow"
        Action   = "sagemaker:InvokeEndpoint"
        Resource = "arn:aws:sagemaker:eu-central-1:123456789012:endpoint/mistral"
      },
      {
        Sid       = "Decrypt"
        Effect    = "Allow"
        Action    = ["kms:Decrypt"]
        Resource  = ["arn:aws:kms:eu-central-1:123456789012:key/1"]
        Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.eu-central-1.amazonaws.com" } }
      },
    ]
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.this.policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "WriteLogs"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/chat:*"
        },
        {
          Effect   = "Allow"
          Action   = "sagemaker:InvokeEndpoint"
          Resource = "arn:aws:sagemaker:eu-central-1:123456789012:endpoint/mistral"
        },
        {
          Sid       = "Decrypt"
          Effect    = "Allow"
          Action    = ["kms:Decrypt"]
          Resource  = ["arn:aws:kms:eu-central-1:123456789012:key/1"]
          Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.eu-central-1.amazonaws.com" } }
        },
      ]
    }
    error_message = "the role's policy"
  }
}

run "another_partition_has_other_arns" {
  command = plan

  override_data {
    target = data.aws_partition.current
    values = { partition = "aws-cn" }
  }

  override_data {
    target = data.aws_region.current
    values = { region = "cn-north-1" }
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.this.policy).Statement[0].Resource == "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/aws/lambda/chat:*"
    error_message = "partition and region come from where it is deployed"
  }
}

run "everything_can_be_said" {
  command = plan

  variables {
    bucket               = "packages"
    architecture         = "x86_64"
    memory_size          = 2048
    timeout              = 120
    reserved_concurrency = 0
    layers               = ["arn:aws:lambda:eu-central-1:123456789012:layer:runtime:1"]
    environment          = { MODEL = "t5" }
    log_retention_days   = 365
    kms_key_arn          = "arn:aws:kms:eu-central-1:123456789012:key/1"
    permissions_boundary = "arn:aws:iam::123456789012:policy/boundary"
    alias                = "blue"
    tags                 = { project = "promptport" }
  }

  assert {
    condition = (
      aws_s3_object.package["zip"].bucket == "packages" &&
      aws_s3_object.package["zip"].key == "functions/chat-${filesha256("versions.tf")}.zip" &&
      aws_lambda_function.this.s3_bucket == "packages" &&
      aws_lambda_function.this.s3_key == aws_s3_object.package["zip"].key &&
      aws_lambda_function.this.filename == null
    )
    error_message = "with a bucket the zip goes through it, under a name of its content"
  }

  assert {
    condition = (
      aws_lambda_function.this.architectures == tolist(["x86_64"]) &&
      aws_lambda_function.this.memory_size == 2048 &&
      aws_lambda_function.this.timeout == 120 &&
      aws_lambda_function.this.reserved_concurrent_executions == 0 &&
      aws_lambda_function.this.layers == tolist(["arn:aws:lambda:eu-central-1:123456789012:layer:runtime:1"]) &&
      aws_lambda_function.this.environment[0].variables == tomap({ MODEL = "t5" })
    )
    error_message = "what was said"
  }

  assert {
    condition = (
      aws_lambda_function.this.kms_key_arn == "arn:aws:kms:eu-central-1:123456789012:key/1" &&
      aws_cloudwatch_log_group.this.kms_key_id == "arn:aws:kms:eu-central-1:123456789012:key/1" &&
      aws_cloudwatch_log_group.this.retention_in_days == 365
    )
    error_message = "one key for logs and environment"
  }

  assert {
    condition     = aws_iam_role.this.permissions_boundary == "arn:aws:iam::123456789012:policy/boundary"
    error_message = "the boundary bounds the role"
  }

  assert {
    condition     = output.alias_name == "blue"
    error_message = "the alias as named"
  }

  assert {
    condition = alltrue([
      for tags in [aws_lambda_function.this.tags, aws_iam_role.this.tags, aws_cloudwatch_log_group.this.tags, aws_s3_object.package["zip"].tags] :
      tags == tomap({ project = "promptport" })
    ])
    error_message = "all is tagged"
  }
}

run "an_image_has_its_own_handler_and_runtime" {
  command = plan

  variables {
    package    = null
    handler    = null
    snap_start = false
    image_uri  = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/t5:1.0"
  }

  assert {
    condition = (
      aws_lambda_function.this.package_type == "Image" &&
      aws_lambda_function.this.image_uri == "123456789012.dkr.ecr.eu-central-1.amazonaws.com/t5:1.0" &&
      aws_lambda_function.this.handler == null &&
      aws_lambda_function.this.runtime == null &&
      aws_lambda_function.this.filename == null &&
      length(aws_lambda_function.this.snap_start) == 0
    )
    error_message = "the image alone"
  }
}

run "alarms_tell_of_errors_throttles_and_slowness" {
  command = plan

  variables {
    timeout = 20
    alarms  = { topic_arn = "arn:aws:sns:eu-central-1:123456789012:alarms", errors = 5 }
  }

  assert {
    condition = { for key, alarm in aws_cloudwatch_metric_alarm.this : key => [
      alarm.alarm_name, alarm.namespace, alarm.metric_name, coalesce(alarm.statistic, alarm.extended_statistic), alarm.threshold
      ] } == {
      errors    = ["chat-errors", "AWS/Lambda", "Errors", "Sum", 5]
      throttles = ["chat-throttles", "AWS/Lambda", "Throttles", "Sum", 1]
      duration  = ["chat-duration", "AWS/Lambda", "Duration", "p99", 18000]
    }
    error_message = "five errors, one throttle, nine tenths of the timeout"
  }

  assert {
    condition = alltrue([for alarm in aws_cloudwatch_metric_alarm.this :
      alarm.dimensions == tomap({ FunctionName = "chat" }) &&
      alarm.alarm_actions == toset(["arn:aws:sns:eu-central-1:123456789012:alarms"]) &&
      alarm.ok_actions == toset(["arn:aws:sns:eu-central-1:123456789012:alarms"]) &&
      alarm.treat_missing_data == "notBreaching"
    ])
    error_message = "of this function, to the topic, and silence is no alarm"
  }
}

run "others_call_the_alias" {
  assert {
    condition     = output.invoke_arn == "arn:aws:apigateway:eu-central-1:lambda:path/chat:live"
    error_message = "the integration's ARN is the alias's"
  }

  assert {
    condition     = aws_lambda_alias.this.function_version == "3" && output.version == "3"
    error_message = "the alias is at the version published last"
  }

  assert {
    condition = (
      output.name == "chat" &&
      output.role_name == "chat-eu-central-1" &&
      output.role_arn == "arn:aws:iam::123456789012:role/chat-eu-central-1" &&
      output.log_group_name == "/aws/lambda/chat" &&
      output.timeout == 29
    )
    error_message = "the outputs"
  }
}

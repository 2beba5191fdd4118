# Each says what is wrong before anything is created.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { region = "eu-central-1" }
  }
}

variables {
  name        = "chat"
  description = "Answers chats"
  package     = "versions.tf"
  handler     = "com.example.Chat"
}

run "a_name_with_a_dot" {
  command = plan

  variables {
    name = "chat.v1"
  }

  expect_failures = [var.name]
}

run "a_name_too_long_for_the_role" {
  command = plan

  variables {
    name = "a123456789b123456789c123456789d123456789e12345678"
  }

  expect_failures = [var.name]
}

run "no_description" {
  command = plan

  variables {
    description = ""
  }

  expect_failures = [var.description]
}

run "a_zip_that_is_not_there" {
  command = plan

  variables {
    package = "missing.zip"
  }

  expect_failures = [var.package]
}

run "neither_a_zip_nor_an_image" {
  command = plan

  variables {
    package    = null
    handler    = null
    snap_start = false
  }

  expect_failures = [var.image_uri]
}

run "a_zip_and_an_image" {
  command = plan

  variables {
    image_uri = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/t5:1.0"
  }

  expect_failures = [var.image_uri]
}

run "an_image_of_another_registry" {
  command = plan

  variables {
    package    = null
    handler    = null
    snap_start = false
    image_uri  = "docker.io/library/t5:1.0"
  }

  expect_failures = [var.image_uri]
}

run "an_image_without_a_tag" {
  command = plan

  variables {
    package    = null
    handler    = null
    snap_start = false
    image_uri  = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/t5"
  }

  expect_failures = [var.image_uri]
}

run "a_zip_too_large_to_go_without_a_bucket" {
  command = plan

  variables {
    package_bytes = 52428801
  }

  expect_failures = [aws_lambda_function.this]
}

run "a_zip_of_no_size" {
  command = plan

  variables {
    package_bytes = 0
  }

  expect_failures = [var.package_bytes]
}

run "a_zip_without_a_handler" {
  command = plan

  variables {
    handler = null
  }

  expect_failures = [var.handler]
}

run "an_image_with_a_handler" {
  command = plan

  variables {
    package    = null
    snap_start = false
    image_uri  = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/t5:1.0"
  }

  expect_failures = [var.handler]
}

run "an_older_runtime" {
  command = plan

  variables {
    runtime = "java21"
  }

  expect_failures = [var.runtime]
}

run "an_unknown_processor" {
  command = plan

  variables {
    architecture = "riscv"
  }

  expect_failures = [var.architecture]
}

run "too_little_memory" {
  command = plan

  variables {
    memory_size = 64
  }

  expect_failures = [var.memory_size]
}

run "too_much_memory" {
  command = plan

  variables {
    memory_size = 10241
  }

  expect_failures = [var.memory_size]
}

run "no_time" {
  command = plan

  variables {
    timeout = 0
  }

  expect_failures = [var.timeout]
}

run "too_much_time" {
  command = plan

  variables {
    timeout = 901
  }

  expect_failures = [var.timeout]
}

run "too_much_storage" {
  command = plan

  variables {
    snap_start        = false
    ephemeral_storage = 10241
  }

  expect_failures = [var.ephemeral_storage]
}

run "six_layers" {
  command = plan

  variables {
    layers = [for n in range(6) : "arn:aws:lambda:eu-central-1:123456789012:layer:l${n}:1"]
  }

  expect_failures = [var.layers]
}

run "an_image_with_layers" {
  command = plan

  variables {
    package    = null
    handler    = null
    snap_start = false
    image_uri  = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/t5:1.0"
    layers     = ["arn:aws:lambda:eu-central-1:123456789012:layer:runtime:1"]
  }

  expect_failures = [var.layers]
}

run "a_variable_with_a_hyphen" {
  command = plan

  variables {
    environment = { "MODEL-NAME" = "t5" }
  }

  expect_failures = [var.environment]
}

run "a_variable_of_lambdas_own" {
  command = plan

  variables {
    environment = { AWS_REGION = "eu-central-1" }
  }

  expect_failures = [var.environment]
}

run "an_environment_too_large" {
  command = plan

  variables {
    environment = { MODEL = join("", [for n in range(1024) : "1234"]) }
  }

  expect_failures = [var.environment]
}

run "statements_that_are_no_list" {
  command = plan

  variables {
    policy_statements = "s3:GetObject"
  }

  expect_failures = [var.policy_statements]
}

run "a_statement_without_a_resource" {
  command = plan

  variables {
    policy_statements = [{ Effect = "Allow", Action = "s3:GetObject" }]
  }

  expect_failures = [var.policy_statements]
}

run "a_statement_for_all_actions" {
  command = plan

  variables {
    policy_statements = [{ Effect = "Allow", Action = "bedrock:*", Resource = "arn:aws:bedrock:eu-central-1::foundation-model/m" }]
  }

  expect_failures = [var.policy_statements]
}

run "a_statement_for_all_resources" {
  command = plan

  variables {
    policy_statements = [{ Effect = "Allow", Action = ["bedrock:InvokeModel"], Resource = ["*"] }]
  }

  expect_failures = [var.policy_statements]
}

run "a_retention_that_logs_do_not_have" {
  command = plan

  variables {
    log_retention_days = 10
  }

  expect_failures = [var.log_retention_days]
}

run "a_key_by_alias" {
  command = plan

  variables {
    kms_key_arn = "alias/logs"
  }

  expect_failures = [var.kms_key_arn]
}

run "snap_start_of_an_image" {
  command = plan

  variables {
    package   = null
    handler   = null
    image_uri = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/t5:1.0"
  }

  expect_failures = [var.snap_start]
}

run "snap_start_with_much_storage" {
  command = plan

  variables {
    ephemeral_storage = 1024
  }

  expect_failures = [var.snap_start]
}

run "snap_start_of_a_runtime_of_ones_own" {
  command = plan

  variables {
    runtime = "provided.al2023"
  }

  expect_failures = [var.snap_start]
}

run "a_negative_concurrency" {
  command = plan

  variables {
    reserved_concurrency = -1
  }

  expect_failures = [var.reserved_concurrency]
}

run "a_boundary_by_name" {
  command = plan

  variables {
    permissions_boundary = "boundary"
  }

  expect_failures = [var.permissions_boundary]
}

run "a_topic_by_name" {
  command = plan

  variables {
    alarms = { topic_arn = "alarms" }
  }

  expect_failures = [var.alarms]
}

run "an_alarm_at_no_error" {
  command = plan

  variables {
    alarms = { topic_arn = "arn:aws:sns:eu-central-1:123456789012:alarms", errors = 0 }
  }

  expect_failures = [var.alarms]
}

run "an_alarm_above_the_timeout" {
  command = plan

  variables {
    alarms = { topic_arn = "arn:aws:sns:eu-central-1:123456789012:alarms", duration_share = 1.5 }
  }

  expect_failures = [var.alarms]
}

run "an_alarm_by_the_second" {
  command = plan

  variables {
    alarms = { topic_arn = "arn:aws:sns:eu-central-1:123456789012:alarms", period = 10 }
  }

  expect_failures = [var.alarms]
}

run "an_alarm_after_two_days" {
  command = plan

  variables {
    alarms = { topic_arn = "arn:aws:sns:eu-central-1:123456789012:alarms", period = 3600, evaluation_periods = 48 }
  }

  expect_failures = [var.alarms]
}

run "an_alias_that_reads_like_a_version" {
  command = plan

  variables {
    alias = "1"
  }

  expect_failures = [var.alias]
}

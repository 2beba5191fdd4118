mock_provider "aws" {}

variables {
  name          = "model"
  image_uri     = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/model:1"
  instance_type = "ml.g5.xlarge"
}

run "refuses_an_upper_case_name" {
  command = plan

  variables {
    name = "Model"
  }

  expect_failures = [var.name]
}

run "refuses_a_name_too_long_for_what_aws_adds" {
  command = plan

  variables {
    name = "a123456789a123456789a123456789a123456789a123456789abcde"
  }

  expect_failures = [var.name]
}

run "refuses_an_unknown_mode" {
  command = plan

  variables {
    mode = "batch"
  }

  expect_failures = [var.mode]
}

run "refuses_an_image_outside_ecr" {
  command = plan

  variables {
    image_uri = "docker.io/library/model:1"
  }

  expect_failures = [var.image_uri]
}

run "refuses_an_image_without_a_tag" {
  command = plan

  variables {
    image_uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/model"
  }

  expect_failures = [var.image_uri]
}

run "refuses_model_data_outside_s3" {
  command = plan

  variables {
    model_data_url = "https://models.example/model.tar.gz"
  }

  expect_failures = [var.model_data_url]
}

run "refuses_model_data_that_is_a_whole_bucket" {
  command = plan

  variables {
    model_data_url = "s3://models/"
  }

  expect_failures = [var.model_data_url]
}

run "refuses_a_folder_with_serverless" {
  command = plan

  variables {
    mode           = "serverless"
    instance_type  = null
    serverless     = { memory = 1024, max_concurrency = 1 }
    model_data_url = "s3://models/model/"
  }

  expect_failures = [var.model_data_url]
}

run "refuses_an_alias_of_the_models_key" {
  command = plan

  variables {
    model_data_kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:alias/models"
  }

  expect_failures = [var.model_data_kms_key_arn]
}

run "refuses_a_start_shorter_than_a_minute" {
  command = plan

  variables {
    startup_timeout = 30
  }

  expect_failures = [var.startup_timeout]
}

run "refuses_a_start_time_with_serverless" {
  command = plan

  variables {
    mode            = "serverless"
    instance_type   = null
    serverless      = { memory = 1024, max_concurrency = 1 }
    startup_timeout = 600
  }

  expect_failures = [var.startup_timeout]
}

run "refuses_an_instance_of_ec2" {
  command = plan

  variables {
    instance_type = "g5.xlarge"
  }

  expect_failures = [var.instance_type]
}

run "refuses_no_instance_type_with_realtime" {
  command = plan

  variables {
    instance_type = null
  }

  expect_failures = [var.instance_type]
}

run "refuses_an_instance_type_with_serverless" {
  command = plan

  variables {
    mode       = "serverless"
    serverless = { memory = 1024, max_concurrency = 1 }
  }

  expect_failures = [var.instance_type]
}

run "refuses_no_instance_with_realtime" {
  command = plan

  variables {
    min_instances = 0
  }

  expect_failures = [var.min_instances]
}

run "refuses_fewer_instances_at_most_than_at_least" {
  command = plan

  variables {
    min_instances = 3
    max_instances = 2
  }

  expect_failures = [var.max_instances]
}

run "refuses_no_load" {
  command = plan

  variables {
    target_load = 0
  }

  expect_failures = [var.target_load]
}

run "refuses_serverless_settings_with_realtime" {
  command = plan

  variables {
    serverless = { memory = 1024, max_concurrency = 1 }
  }

  expect_failures = [var.serverless]
}

run "refuses_memory_between_the_steps" {
  command = plan

  variables {
    mode          = "serverless"
    instance_type = null
    serverless    = { memory = 1500, max_concurrency = 1 }
  }

  expect_failures = [var.serverless]
}

run "refuses_too_much_concurrency" {
  command = plan

  variables {
    mode          = "serverless"
    instance_type = null
    serverless    = { memory = 1024, max_concurrency = 201 }
  }

  expect_failures = [var.serverless]
}

run "refuses_more_kept_warm_than_allowed" {
  command = plan

  variables {
    mode          = "serverless"
    instance_type = null
    serverless    = { memory = 1024, max_concurrency = 2, provisioned_concurrency = 3 }
  }

  expect_failures = [var.serverless]
}

run "refuses_async_settings_with_realtime" {
  command = plan

  variables {
    async = { input_path = "s3://work/in", output_path = "s3://work/out" }
  }

  expect_failures = [var.async]
}

run "refuses_a_whole_bucket_for_answers" {
  command = plan

  variables {
    mode  = "async"
    async = { input_path = "s3://work/in", output_path = "s3://work/" }
  }

  expect_failures = [var.async]
}

run "refuses_no_concurrency_with_async" {
  command = plan

  variables {
    mode  = "async"
    async = { input_path = "s3://work/in", output_path = "s3://work/out", max_concurrency = 0 }
  }

  expect_failures = [var.async]
}

run "refuses_streams_with_async" {
  command = plan

  variables {
    mode      = "async"
    async     = { input_path = "s3://work/in", output_path = "s3://work/out" }
    streaming = true
  }

  expect_failures = [var.streaming]
}

run "refuses_isolation_with_serverless" {
  command = plan

  variables {
    mode              = "serverless"
    instance_type     = null
    serverless        = { memory = 1024, max_concurrency = 1 }
    network_isolation = true
  }

  expect_failures = [var.network_isolation]
}

run "refuses_a_network_with_serverless" {
  command = plan

  variables {
    mode          = "serverless"
    instance_type = null
    serverless    = { memory = 1024, max_concurrency = 1 }
    vpc           = { subnet_ids = ["subnet-1"], security_group_ids = ["sg-1"] }
  }

  expect_failures = [var.vpc]
}

run "refuses_a_network_without_subnets" {
  command = plan

  variables {
    vpc = { subnet_ids = [], security_group_ids = ["sg-1"] }
  }

  expect_failures = [var.vpc]
}

run "refuses_an_alias_of_a_key" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:alias/own"
  }

  expect_failures = [var.kms_key_arn]
}

run "refuses_a_retention_that_logs_do_not_know" {
  command = plan

  variables {
    log_retention_days = 31
  }

  expect_failures = [var.log_retention_days]
}

run "refuses_an_alarm_at_no_error" {
  command = plan

  variables {
    alarms = { topic_arn = "arn:aws:sns:eu-west-1:123456789012:alarms", errors = 0 }
  }

  expect_failures = [var.alarms]
}

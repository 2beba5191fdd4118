# What each variable refuses: one run for every validation of the stack.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
  }

  mock_data "aws_region" {
    defaults = { region = "eu-central-1" }
  }
}

variables {
  packages = "./tests/fixtures/packages"

  functions = { t5 = {} }
}

run "a_name_that_no_bucket_can_bear" {
  command = plan

  variables {
    name = "Prompt_Port"
  }

  expect_failures = [var.name]
}

run "a_folder_without_packages" {
  command = plan

  variables {
    packages = "./tests/fixtures/site"
  }

  expect_failures = [var.packages]
}

run "an_alias_of_a_key" {
  command = plan

  variables {
    kms_key_arn = "alias/mine"
  }

  expect_failures = [var.kms_key_arn]
}

run "a_boundary_that_is_no_policy" {
  command = plan

  variables {
    permissions_boundary = "arn:aws:iam::123456789012:role/x"
  }

  expect_failures = [var.permissions_boundary]
}

run "a_retention_that_cloudwatch_does_not_know" {
  command = plan

  variables {
    log_retention_days = 10
  }

  expect_failures = [var.log_retention_days]
}

run "a_function_that_does_not_exist" {
  command = plan

  variables {
    functions = { t6 = {} }
  }

  expect_failures = [var.functions]
}

run "no_function_at_all" {
  command = plan

  variables {
    functions = {}
  }

  expect_failures = [var.functions]
}

run "a_chat_without_a_model" {
  command = plan

  variables {
    functions = { sagemaker-chat = {} }
  }

  expect_failures = [var.functions]
}

run "toxicity_without_a_model" {
  command = plan

  variables {
    functions = { toxicity = {} }
  }

  expect_failures = [var.functions]
}

run "t5_on_another_provider" {
  command = plan

  variables {
    functions = { t5 = { model = "openai:gpt-4" } }
  }

  expect_failures = [var.functions]
}

run "toxicity_on_bedrock" {
  command = plan

  variables {
    functions = { toxicity = { model = "bedrock:amazon.nova-lite-v1:0" } }
  }

  expect_failures = [var.functions]
}

run "code_generation_on_sagemaker" {
  command = plan

  variables {
    functions = { code-generation = { model = "sagemaker:x" } }
  }

  expect_failures = [var.functions]
}

run "a_chat_on_a_local_model" {
  command = plan

  variables {
    functions = { openai-chat = { model = "local:t5" } }
    openai    = { base_url = "https://models.example.com/v1" }
  }

  expect_failures = [var.functions]
}

run "info_with_a_model" {
  command = plan

  variables {
    functions = { info = { model = "bedrock:amazon.nova-lite-v1:0" } }
  }

  expect_failures = [var.functions]
}

run "an_alias_of_no_provider" {
  command = plan

  variables {
    functions = { openai-chat = { model = "bedrock:amazon.nova-lite-v1:0", aliases = { a = "gpt-4" } } }
  }

  expect_failures = [var.functions]
}

run "an_alias_with_a_comma" {
  command = plan

  variables {
    functions = { openai-chat = { model = "bedrock:amazon.nova-lite-v1:0", aliases = { "a,b" = "bedrock:amazon.nova-lite-v1:0" } } }
  }

  expect_failures = [var.functions]
}

run "a_guardrail_by_its_id" {
  command = plan

  variables {
    functions = { code-generation = { guardrail = { arn = "abc123" } } }
  }

  expect_failures = [var.functions]
}

run "a_processor_that_lambda_does_not_have" {
  command = plan

  variables {
    functions = { info = { architecture = "riscv" } }
  }

  expect_failures = [var.functions]
}

run "t5_as_a_zip_for_x86" {
  command = plan

  variables {
    functions = { t5 = { architecture = "x86_64" } }
  }

  expect_failures = [var.functions]
}

run "a_timeout_beyond_the_rest_apis" {
  command = plan

  variables {
    functions = { info = { timeout = 29 } }
  }

  expect_failures = [var.functions]
}

run "a_timeout_beyond_the_http_apis" {
  command = plan

  variables {
    functions = { t5 = { timeout = 30 } }
  }

  expect_failures = [var.functions]
}

run "a_timeout_beyond_lambdas" {
  command = plan

  variables {
    functions = { toxicity = { model = "sagemaker:x", timeout = 901 } }
  }

  expect_failures = [var.functions]
}

run "less_memory_than_java_needs" {
  command = plan

  variables {
    functions = { info = { memory_size = 256 } }
  }

  expect_failures = [var.functions]
}

run "a_classifier_on_a_processor_it_does_not_fit" {
  command = plan

  variables {
    functions = { toxicity = { model = "embedded:toxicity-mini", architecture = "x86_64" } }
  }

  expect_failures = [var.functions]
}

run "less_memory_than_a_classifier_needs" {
  command = plan

  variables {
    functions = { toxicity = { model = "embedded:toxicity-mini", memory_size = 1024 } }
  }

  expect_failures = [var.functions]
}

run "less_memory_than_pytorch_needs" {
  command = plan

  variables {
    functions = { t5 = { memory_size = 1024 } }
  }

  expect_failures = [var.functions]
}

run "a_secret_in_the_environment" {
  command = plan

  variables {
    functions = { info = { environment = { OPENAI_API_KEY = "sk-1" } } }
  }

  expect_failures = [var.functions]
}

run "a_setting_of_the_stacks_own" {
  command = plan

  variables {
    functions = { t5 = { environment = { T5_MODEL = "hf:google/t5-v1_1-small" } } }
  }

  expect_failures = [var.functions]
}

run "a_key_instead_of_a_secret" {
  command = plan

  variables {
    functions = { openai-chat = {} }
    openai    = { secret_arn = "sk-1" }
  }

  expect_failures = [var.openai]
}

run "a_secrets_key_by_its_alias" {
  command = plan

  variables {
    functions = { openai-chat = {} }
    openai    = { secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:x-AbCdEf", kms_key_arn = "alias/x" }
  }

  expect_failures = [var.openai]
}

run "an_address_with_a_password" {
  command = plan

  variables {
    functions = { openai-chat = {} }
    openai    = { base_url = "https://user:word@models.example.com/v1" }
  }

  expect_failures = [var.openai]
}

run "openai_without_a_secret" {
  command = plan

  variables {
    functions = { openai-chat = {} }
  }

  expect_failures = [var.openai]
}

run "a_region_that_is_none" {
  command = plan

  variables {
    bedrock_regions = { eu = ["Frankfurt"] }
  }

  expect_failures = [var.bedrock_regions]
}

run "a_profiles_model_by_its_id" {
  command = plan

  variables {
    bedrock_profile_models = { x = ["amazon.nova-lite-v1:0"] }
  }

  expect_failures = [var.bedrock_profile_models]
}

run "a_profile_whose_models_are_unknown" {
  command = plan

  variables {
    functions = { code-generation = { model = "bedrock:arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc" } }
  }

  expect_failures = [var.bedrock_profile_models]
}

run "an_endpoint_that_answers_later" {
  command = plan

  variables {
    endpoints = { m = { mode = "async", image_uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/model:1", instance_type = "ml.m5.large" } }
  }

  expect_failures = [var.endpoints]
}

run "an_endpoint_whose_key_no_endpoint_can_bear" {
  command = plan

  variables {
    endpoints = { My_Model = { image_uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/model:1", instance_type = "ml.m5.large" } }
  }

  expect_failures = [var.endpoints]
}

run "a_prefix_with_a_slash_at_its_end" {
  command = plan

  variables {
    artifacts = { prefix = "team/" }
  }

  expect_failures = [var.artifacts]
}

run "apps_in_a_directory" {
  command = plan

  variables {
    apps = "/opt/apps"
  }

  expect_failures = [var.apps]
}

run "plugins_in_a_directory" {
  command = plan

  variables {
    plugins = "/opt/plugins"
  }

  expect_failures = [var.plugins]
}

run "a_folders_key_by_its_alias" {
  command = plan

  variables {
    folders_kms_key_arn = "alias/mine"
  }

  expect_failures = [var.folders_kms_key_arn]
}

run "a_table_that_cannot_be_named_so" {
  command = plan

  variables {
    functions     = { memory-chat = { model = "bedrock:amazon.nova-lite-v1:0" } }
    conversations = { table = "my table" }
  }

  expect_failures = [var.conversations]
}

run "conversations_for_no_day" {
  command = plan

  variables {
    functions     = { memory-chat = { model = "bedrock:amazon.nova-lite-v1:0" } }
    conversations = { days = 0 }
  }

  expect_failures = [var.conversations]
}

run "conversations_that_nobody_keeps" {
  command = plan

  variables {
    conversations = {}
  }

  expect_failures = [var.conversations]
}

run "a_key_on_no_plan" {
  command = plan

  variables {
    api_keys = { me = "gold" }
  }

  expect_failures = [var.api_keys]
}

run "a_key_asked_for_and_none_there" {
  command = plan

  variables {
    functions = { info = {} }
    api_keys  = {}
  }

  expect_failures = [var.api_keys]
}

run "a_quota_by_the_hour" {
  command = plan

  variables {
    usage_plans = { standard = { quota_period = "HOUR" } }
  }

  expect_failures = [var.usage_plans]
}

run "a_throttle_that_refuses_everything" {
  command = plan

  variables {
    throttle = { rate = 0 }
  }

  expect_failures = [var.throttle]
}

run "a_stage_with_a_slash" {
  command = plan

  variables {
    stages = { t5 = "a/b" }
  }

  expect_failures = [var.stages]
}

run "a_domain_for_nothing" {
  command = plan

  variables {
    domains = { toxicity = { name = "t.example.com", certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/1" } }
  }

  expect_failures = [var.domains]
}

run "a_certificate_that_is_none" {
  command = plan

  variables {
    domains = { t5 = { name = "t.example.com", certificate_arn = "mine" } }
  }

  expect_failures = [var.domains]
}

run "an_origin_with_a_path" {
  command = plan

  variables {
    cors_origins = ["https://a.example.com/"]
  }

  expect_failures = [var.cors_origins]
}

run "every_origin_and_one_more" {
  command = plan

  variables {
    cors_origins = ["*", "https://a.example.com"]
  }

  expect_failures = [var.cors_origins]
}

run "a_topic_that_is_none" {
  command = plan

  variables {
    alarms = { topic_arn = "mine" }
  }

  expect_failures = [var.alarms]
}

run "addresses_for_a_topic_of_others" {
  command = plan

  variables {
    alarms = { topic_arn = "arn:aws:sns:eu-central-1:123456789012:x", emails = ["a@example.com"] }
  }

  expect_failures = [var.alarms]
}

run "a_budget_of_nothing" {
  command = plan

  variables {
    budget = { usd = 0, emails = ["a@example.com"] }
  }

  expect_failures = [var.budget]
}

run "a_budget_that_nobody_hears_of" {
  command = plan

  variables {
    budget = { usd = 10 }
    alarms = null
  }

  expect_failures = [var.budget]
}

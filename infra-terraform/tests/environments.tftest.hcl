# The settings that functions are given.

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
}

run "a_models_setting_bears_the_functions_name" {
  command = plan

  variables {
    functions = {
      t5              = { model = "s3://models/flan-t5-small" }
      sagemaker-chat  = { model = "bedrock:amazon.nova-lite-v1:0", aliases = { "gpt-4" = "bedrock:amazon.nova-pro-v1:0" } }
      toxicity        = { model = "sagemaker:labels", inference_component = "labels-1" }
      code-generation = { model = "openai:gpt-4-turbo", guardrail = { arn = "arn:aws:bedrock:eu-central-1:123456789012:guardrail/abc123", version = "3" } }
    }
    openai    = { secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:openai-AbCdEf", secret_field = "api_key", base_url = "https://models.example.com/v1" }
    artifacts = { bucket = "kept", prefix = "team/code", kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1111" }
  }

  assert {
    condition = jsonencode(local.environments["t5"]) == jsonencode({
      PROMPTPORT_HTTP_STAGE = "default"
      PYTORCH_FLAVOR        = "cpu"
      PYTORCH_LIBRARY_PATH  = "/opt/lib"
      PYTORCH_VERSION       = "2.7.1"
      T5_MODEL              = "s3://models/flan-t5-small"
    })
    error_message = "T5's settings differ."
  }

  assert {
    condition = jsonencode(local.environments["sagemaker-chat"]) == jsonencode({
      MODEL_ALIASES         = "gpt-4=bedrock:amazon.nova-pro-v1:0"
      PROMPTPORT_HTTP_STAGE = "v1"
      SAGEMAKER_CHAT_MODEL  = "bedrock:amazon.nova-lite-v1:0"
    })
    error_message = "The chat's settings differ."
  }

  assert {
    condition = jsonencode(local.environments["toxicity"]) == jsonencode({
      ENDPOINT_INFERENCE_COMPONENT = "labels-1"
      TOXICITY_MODEL               = "sagemaker:labels"
    })
    error_message = "Toxicity's settings differ."
  }

  assert {
    condition = jsonencode(local.environments["code-generation"]) == jsonencode({
      ARTIFACTS                 = "s3://kept/team/code"
      ARTIFACTS_KMS_KEY         = "arn:aws:kms:eu-central-1:123456789012:key/1111"
      BEDROCK_GUARDRAIL         = "arn:aws:bedrock:eu-central-1:123456789012:guardrail/abc123"
      BEDROCK_GUARDRAIL_VERSION = "3"
      CODE_GENERATION_MODEL     = "openai:gpt-4-turbo"
      OPENAI_API_KEY_SECRET     = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:openai-AbCdEf#api_key"
      OPENAI_BASE_URL           = "https://models.example.com/v1"
      PROMPTPORT_HTTP_STAGE     = "dev"
    })
    error_message = "The settings of code-generation differ."
  }
}

run "stores_and_origins_become_settings" {
  command = plan

  variables {
    functions = {
      openai-chat      = { environment = { OPENAI_CHAT_TIMEOUT = "20s" } }
      memory-chat      = { model = "sagemaker:chat" }
      function-calling = {}
    }
    openai        = { base_url = "https://models.example.com/v1", organization = "org", project = "proj" }
    apps          = "s3://documents/apps"
    plugins       = "s3://documents/plugins"
    conversations = { table = "talks", days = 7 }
    cors_origins  = ["https://a.example.com", "https://b.example.com"]
    stages        = { rest = "live" }
  }

  assert {
    condition = jsonencode(local.environments["openai-chat"]) == jsonencode({
      APPS                         = "s3://documents/apps"
      OPENAI_BASE_URL              = "https://models.example.com/v1"
      OPENAI_CHAT_TIMEOUT          = "20s"
      OPENAI_ORGANIZATION          = "org"
      OPENAI_PROJECT               = "proj"
      PROMPTPORT_HTTP_CORS_ORIGINS = "https://a.example.com,https://b.example.com"
      PROMPTPORT_HTTP_STAGE        = "live"
    })
    error_message = "The settings of openai-chat differ."
  }

  assert {
    condition = jsonencode(local.environments["memory-chat"]) == jsonencode({
      APPS                         = "s3://documents/apps"
      MEMORY                       = "dynamodb:talks"
      MEMORY_CHAT_MODEL            = "sagemaker:chat"
      MEMORY_DAYS                  = "7"
      PROMPTPORT_HTTP_CORS_ORIGINS = "https://a.example.com,https://b.example.com"
      PROMPTPORT_HTTP_STAGE        = "live"
    })
    error_message = "The settings of memory-chat differ."
  }

  assert {
    condition     = local.environments["function-calling"]["PLUGINS"] == "s3://documents/plugins" && !contains(keys(local.environments["function-calling"]), "APPS")
    error_message = "The settings of function-calling differ."
  }

  assert {
    condition     = length(module.conversations_table) == 0 && output.conversations_table == "talks"
    error_message = "A table was made although one was named."
  }
}

run "an_embedded_model_is_a_layer_that_others_do_not_carry" {
  command = plan

  variables {
    functions = { t5 = { model = "hf:google/flan-t5-small" } }
  }

  assert {
    condition     = !contains(keys(module.layer), "model-t5-mini") && contains(keys(module.layer), "pytorch")
    error_message = "A model that is fetched brings the embedded one along."
  }
}

run "a_classifier_in_the_function_brings_pytorch" {
  command = plan

  variables {
    functions = { toxicity = { model = "embedded:toxicity-mini" } }
  }

  assert {
    condition     = jsonencode(keys(module.layer)) == jsonencode(["aws-sdk", "model-toxicity-mini", "pytorch", "runtime"])
    error_message = "The layers are not those of a function with its own classifier."
  }

  assert {
    condition = jsonencode(local.environments["toxicity"]) == jsonencode({
      CLASSIFIER_MODEL     = "embedded:toxicity-mini"
      PYTORCH_FLAVOR       = "cpu"
      PYTORCH_LIBRARY_PATH = "/opt/lib"
      PYTORCH_VERSION      = "2.7.1"
      TOXICITY_MODEL       = "local:classifier"
    })
    error_message = "The settings of toxicity differ."
  }
}

run "a_classifier_from_the_hub_needs_no_embedded_one" {
  command = plan

  variables {
    functions = { toxicity = { model = "hf:unitary/toxic-bert" } }
  }

  assert {
    condition     = !contains(keys(module.layer), "model-toxicity-mini") && contains(keys(module.layer), "pytorch")
    error_message = "A classifier that is fetched brings the embedded one along."
  }
}

run "info_is_told_the_settings_of_all" {
  command = plan

  variables {
    functions = { t5 = { model = "hf:google/flan-t5-small" }, info = {} }
    domains   = { rest = { name = "api.example.com", certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/1" } }
  }

  assert {
    condition = jsonencode(local.environments["info"]) == jsonencode({
      PROMPTPORT_API_DOMAINS        = "api.example.com"
      PROMPTPORT_API_STAGE          = "v1"
      PROMPTPORT_HTTP_STAGE         = "v1"
      PROMPTPORT_TERRAFORM_SETTINGS = "PROMPTPORT_API_DOMAINS,PROMPTPORT_API_STAGE,PROMPTPORT_HTTP_STAGE,T5_MODEL"
      T5_MODEL                      = "hf:google/flan-t5-small"
    })
    error_message = "Info's settings differ."
  }
}

run "an_image_brings_its_own_settings_and_no_snapshot" {
  command = plan

  variables {
    functions = { t5 = { image_uri = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/t5:1", architecture = "x86_64", memory_size = 4096 } }
  }

  assert {
    condition     = jsonencode(local.environments["t5"]) == jsonencode({ PROMPTPORT_HTTP_STAGE = "default" }) && length(module.layer) == 0 && length(module.code_bucket) == 0
    error_message = "An image was given what belongs to a zip."
  }
}

run "a_sites_domain_may_call_the_apis" {
  command = plan

  variables {
    functions = { t5 = {} }
    site      = { folder = "./tests/fixtures/site" }
    domains   = { site = { name = "chat.example.com", certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/1" } }
  }

  assert {
    condition     = jsonencode(local.cors_origins) == jsonencode(["https://chat.example.com"])
    error_message = "The page may not call the APIs."
  }
}

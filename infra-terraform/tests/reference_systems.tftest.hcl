# Each of the systems replaced, deployed alone: what it is made of, and that nothing else is made.

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

run "t5_behind_an_http_api" {
  command = plan

  variables {
    functions = { t5 = {} }
  }

  assert {
    condition     = jsonencode(keys(module.function)) == jsonencode(["t5"])
    error_message = "T5 is not alone."
  }

  assert {
    condition     = jsonencode(keys(module.http_api)) == jsonencode(["t5"]) && length(module.rest_api) == 0 && length(module.function_url) == 0
    error_message = "T5 has another API than one HTTP API."
  }

  assert {
    condition     = jsonencode(local.http_routes["t5"]) == jsonencode(["POST /t5", "ANY /rust-lambda-t5"]) && local.stage_names["t5"] == "default"
    error_message = "The reference's path default/rust-lambda-t5 is not served."
  }

  assert {
    condition     = jsonencode(keys(module.layer)) == jsonencode(["aws-sdk", "model-t5-mini", "pytorch", "runtime"])
    error_message = "The layers are not T5's."
  }

  assert {
    condition     = jsonencode(keys(local.large)) == jsonencode(["pytorch"]) && length(module.code_bucket) == 1 && local.code_bucket == "promptport-code-123456789012"
    error_message = "A layer above 50 MB has no bucket, or others go through it too."
  }

  assert {
    condition     = length(module.artifacts_bucket) == 0 && length(module.conversations_table) == 0 && length(module.endpoint) == 0 && length(module.site) == 0
    error_message = "T5 alone needs no store, no endpoint and no site."
  }

  assert {
    condition     = module.function["t5"].timeout == 29 && local.targets["t5"].timeout == 29
    error_message = "T5 has not a second less than its API waits."
  }
}

run "mistral_on_sagemaker_behind_a_rest_api" {
  command = plan

  variables {
    functions = { sagemaker-chat = { model = "sagemaker:mistral" } }
    endpoints = {
      mistral = {
        image_uri     = "763104351884.dkr.ecr.eu-central-1.amazonaws.com/huggingface-pytorch-tgi-inference:2.4"
        instance_type = "ml.g5.2xlarge"
      }
    }
  }

  assert {
    condition     = length(module.rest_api) == 1 && length(module.http_api) == 0 && length(module.function_url) == 0
    error_message = "The chat has another API than one REST API."
  }

  assert {
    condition     = local.environments["sagemaker-chat"]["SAGEMAKER_CHAT_MODEL"] == "sagemaker:promptport-endpoint-mistral"
    error_message = "The chat does not ask the endpoint made for it."
  }

  assert {
    condition     = length(local.keyed_functions) == 0
    error_message = "The reference's path asks for a key, which it did not."
  }

  assert {
    condition     = jsonencode(keys(module.layer)) == jsonencode(["aws-sdk", "runtime"]) && length(module.code_bucket) == 0
    error_message = "The chat has more than its layers, or a bucket for code that it does not need."
  }

  assert {
    condition     = module.function["sagemaker-chat"].timeout == 28
    error_message = "The chat has not a second less than its API waits."
  }
}

run "mistral_on_an_endpoint_that_exists" {
  command = plan

  variables {
    functions = { sagemaker-chat = { model = "sagemaker:my-mistral" } }
  }

  assert {
    condition     = length(module.endpoint) == 0 && local.environments["sagemaker-chat"]["SAGEMAKER_CHAT_MODEL"] == "sagemaker:my-mistral"
    error_message = "An endpoint was made although one was named."
  }
}

run "openai_apps_behind_keys" {
  command = plan

  variables {
    functions = { openai-chat = {}, memory-chat = {}, function-calling = {}, info = {} }
    openai    = { secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:openai-AbCdEf" }
  }

  assert {
    condition     = jsonencode(sort(local.keyed_functions)) == jsonencode(["function-calling", "info", "memory-chat", "openai-chat"])
    error_message = "A function of the reference is open to everybody."
  }

  assert {
    condition     = length(module.rest_api) == 1 && length(module.http_api) == 0 && length(module.function_url) == 0
    error_message = "The apps have another API than one REST API."
  }

  assert {
    condition     = length(module.conversations_table) == 0
    error_message = "A table was made that nobody asked for."
  }

  assert {
    condition     = local.stage_names["openai-chat"] == "v1"
    error_message = "The reference's stage is v1."
  }
}

run "toxicity_at_a_function_url" {
  command = plan

  variables {
    functions = { toxicity = { model = "sagemaker:sagemaker-scikit-learn-2024" } }
  }

  assert {
    condition     = length(module.function_url) == 1 && length(module.rest_api) == 0 && length(module.http_api) == 0
    error_message = "Toxicity has another API than a function URL."
  }

  assert {
    condition     = module.function["toxicity"].timeout == 60
    error_message = "Toxicity has no time for an endpoint that starts."
  }
}

run "code_generation_to_a_bucket" {
  command = plan

  variables {
    functions = { code-generation = {} }
  }

  assert {
    condition     = jsonencode(keys(module.http_api)) == jsonencode(["code-generation"]) && local.stage_names["code-generation"] == "dev"
    error_message = "The reference's stage dev is not there."
  }

  assert {
    condition     = jsonencode(local.http_routes["code-generation"]) == jsonencode(["POST /code_generation", "POST /code-generation"])
    error_message = "One of the reference's two spellings is missing."
  }

  assert {
    condition     = length(module.artifacts_bucket) == 1 && output.artifacts == "s3://promptport-artifacts-123456789012"
    error_message = "There is no bucket for the code."
  }
}

run "everything" {
  command = plan

  variables {
    functions = {
      t5               = {}
      sagemaker-chat   = { model = "sagemaker:my-mistral" }
      toxicity         = { model = "sagemaker:my-toxicity" }
      code-generation  = {}
      openai-chat      = { model = "bedrock:amazon.nova-lite-v1:0" }
      memory-chat      = { model = "bedrock:amazon.nova-lite-v1:0" }
      function-calling = { model = "bedrock:amazon.nova-lite-v1:0" }
      info             = {}
    }
    conversations = {}
  }

  assert {
    condition     = length(module.function) == 8 && length(module.http_api) == 2 && length(module.rest_api) == 1 && length(module.function_url) == 1
    error_message = "Something of the eight functions and four APIs is missing."
  }

  assert {
    condition     = length(distinct(flatten(values(merge(local.http_routes, local.rest_routes))))) == length(flatten(values(merge(local.http_routes, local.rest_routes))))
    error_message = "Two functions have one route."
  }
}

# What each role may do besides writing its logs and traces, statement by statement.

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

run "functions_that_ask_nobody_may_do_nothing" {
  command = plan

  variables {
    functions = { t5 = {}, info = {} }
  }

  assert {
    condition     = jsonencode(local.statements["t5"]) == "[]" && jsonencode(local.statements["info"]) == "[]"
    error_message = "T5 and info need nothing."
  }
}

run "a_checkpoint_in_s3_may_be_listed_and_read" {
  command = plan

  variables {
    functions           = { t5 = { model = "s3://models/flan-t5-small/" } }
    folders_kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/2222"
  }

  assert {
    condition = jsonencode(local.statements["t5"]) == jsonencode([
      { Effect = "Allow", Action = "s3:ListBucket", Resource = "arn:aws:s3:::models", Condition = { StringEquals = { "s3:prefix" = "flan-t5-small/" } } },
      { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::models/flan-t5-small/*" },
      { Sid = "DecryptFolders", Effect = "Allow", Action = "kms:Decrypt", Resource = "arn:aws:kms:eu-central-1:123456789012:key/2222", Condition = { StringEquals = { "kms:ViaService" = "s3.eu-central-1.amazonaws.com" } } },
    ])
    error_message = "T5 may do more or less than read its checkpoint."
  }
}

run "a_classifier_in_s3_may_be_listed_and_read" {
  command = plan

  variables {
    functions = { toxicity = { model = "s3://models/toxic-bert" } }
  }

  assert {
    condition = jsonencode(local.statements["toxicity"]) == jsonencode([
      { Effect = "Allow", Action = "s3:ListBucket", Resource = "arn:aws:s3:::models", Condition = { StringEquals = { "s3:prefix" = "toxic-bert/" } } },
      { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::models/toxic-bert/*" },
    ])
    error_message = "Toxicity may do more or less than read its checkpoint."
  }
}

run "an_endpoint_may_be_invoked" {
  command = plan

  variables {
    functions = {
      sagemaker-chat = { model = "sagemaker:Mistral-7B", inference_component = "Adapter-1" }
      toxicity       = { model = "sagemaker:labels" }
    }
  }

  assert {
    condition = jsonencode(local.statements["sagemaker-chat"]) == jsonencode([{
      Sid    = "InvokeEndpoint"
      Effect = "Allow"
      Action = ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"]
      Resource = [
        "arn:aws:sagemaker:eu-central-1:123456789012:endpoint/Mistral-7B",
        "arn:aws:sagemaker:eu-central-1:123456789012:endpoint/mistral-7b",
        "arn:aws:sagemaker:eu-central-1:123456789012:inference-component/adapter-1",
      ]
    }])
    error_message = "The chat may do more or less than invoke its endpoint, whole or as a stream."
  }

  assert {
    condition = jsonencode(local.statements["toxicity"]) == jsonencode([{
      Sid      = "InvokeEndpoint"
      Effect   = "Allow"
      Action   = ["sagemaker:InvokeEndpoint"]
      Resource = ["arn:aws:sagemaker:eu-central-1:123456789012:endpoint/labels"]
    }])
    error_message = "Toxicity may do more or less than invoke its endpoint."
  }
}

run "code_is_written_by_a_model_and_kept" {
  command = plan

  variables {
    functions   = { code-generation = { guardrail = { arn = "arn:aws:bedrock:eu-central-1:123456789012:guardrail/abc123" } } }
    artifacts   = { prefix = "team" }
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1111"
  }

  assert {
    condition = jsonencode(local.statements["code-generation"]) == jsonencode([
      { Sid = "InvokeModel", Effect = "Allow", Action = ["bedrock:InvokeModel"], Resource = ["arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0"] },
      { Sid = "ApplyGuardrail", Effect = "Allow", Action = "bedrock:ApplyGuardrail", Resource = "arn:aws:bedrock:eu-central-1:123456789012:guardrail/abc123" },
      {
        Sid      = "KeepArtifacts", Effect = "Allow", Action = ["s3:PutObject", "s3:GetObject"],
        Resource = ["arn:aws:s3:::promptport-artifacts-123456789012/team/code_output/*", "arn:aws:s3:::promptport-artifacts-123456789012/team/claims/*"]
      },
      {
        Sid       = "EncryptArtifacts", Effect = "Allow", Action = ["kms:GenerateDataKey", "kms:Decrypt"],
        Resource  = "arn:aws:kms:eu-central-1:123456789012:key/1111",
        Condition = { StringEquals = { "kms:ViaService" = "s3.eu-central-1.amazonaws.com" } }
      },
    ])
    error_message = "Code generation may do more or less than ask its model and keep its files."
  }
}

run "a_bucket_that_exists_is_written_to_below_the_prefix" {
  command = plan

  variables {
    functions = { code-generation = { model = "openai:gpt-4-turbo" } }
    artifacts = { bucket = "kept" }
    openai    = { base_url = "https://models.example.com/v1" }
  }

  assert {
    condition = jsonencode(local.statements["code-generation"]) == jsonencode([
      { Sid = "KeepArtifacts", Effect = "Allow", Action = ["s3:PutObject", "s3:GetObject"], Resource = ["arn:aws:s3:::kept/code_output/*", "arn:aws:s3:::kept/claims/*"] },
    ])
    error_message = "Code generation may do more or less than keep its files in the bucket given."
  }

  assert {
    condition     = length(module.artifacts_bucket) == 0
    error_message = "A bucket was made although one was named."
  }
}

run "an_inference_profile_is_its_own_arn_and_the_models_in_its_regions" {
  command = plan

  variables {
    functions = {
      openai-chat      = { model = "bedrock:eu.amazon.nova-lite-v1:0" }
      memory-chat      = { model = "bedrock:global.anthropic.claude-sonnet-4-20250514-v1:0" }
      function-calling = { model = "bedrock:arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc" }
    }
    bedrock_regions = { eu = ["eu-central-1", "eu-west-1"] }
    bedrock_profile_models = {
      "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc" = ["arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-pro-v1:0"]
    }
  }

  assert {
    condition = jsonencode(local.statements["openai-chat"]) == jsonencode([
      {
        Sid      = "InvokeModel", Effect = "Allow", Action = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
        Resource = ["arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0"]
      },
      {
        Effect    = "Allow", Action = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
        Resource  = ["arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0", "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0"],
        Condition = { StringEquals = { "bedrock:InferenceProfileArn" = "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0" } }
      },
    ])
    error_message = "The profile of a geography may be asked otherwise than it has to be."
  }

  assert {
    condition = jsonencode(local.statements["memory-chat"]) == jsonencode([
      {
        Sid      = "InvokeModel", Effect = "Allow", Action = ["bedrock:InvokeModel"],
        Resource = ["arn:aws:bedrock:eu-central-1:123456789012:inference-profile/global.anthropic.claude-sonnet-4-20250514-v1:0"]
      },
      {
        Effect = "Allow", Action = ["bedrock:InvokeModel"],
        Resource = [
          "arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0",
          "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0",
        ],
        Condition = { StringEquals = { "bedrock:InferenceProfileArn" = "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/global.anthropic.claude-sonnet-4-20250514-v1:0" } }
      },
    ])
    error_message = "The global profile may be asked otherwise than it has to be."
  }

  assert {
    condition = jsonencode(local.statements["function-calling"]) == jsonencode([
      {
        Sid      = "InvokeModel", Effect = "Allow", Action = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
        Resource = ["arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc"]
      },
      {
        Effect    = "Allow", Action = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
        Resource  = ["arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-pro-v1:0"],
        Condition = { StringEquals = { "bedrock:InferenceProfileArn" = "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc" } }
      },
    ])
    error_message = "A profile of one's own may be asked otherwise than it has to be."
  }
}

run "an_imported_model_is_its_arn" {
  command = plan

  variables {
    functions = { openai-chat = { model = "bedrock:arn:aws:bedrock:eu-central-1:123456789012:imported-model/abc" } }
  }

  assert {
    condition = jsonencode(local.statements["openai-chat"]) == jsonencode([{
      Sid      = "InvokeModel", Effect = "Allow", Action = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
      Resource = ["arn:aws:bedrock:eu-central-1:123456789012:imported-model/abc"]
    }])
    error_message = "An imported model may be asked otherwise than by its ARN."
  }
}

run "openais_key_may_be_read_and_folders_listed" {
  command = plan

  variables {
    functions     = { openai-chat = {}, memory-chat = {}, function-calling = {} }
    openai        = { secret_arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:openai-AbCdEf", kms_key_arn = "arn:aws:kms:us-east-1:123456789012:key/3333" }
    apps          = "s3://documents/apps"
    plugins       = "s3://plugins"
    conversations = { table = "talks", kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/4444" }
  }

  assert {
    condition = jsonencode(local.statements["openai-chat"]) == jsonencode([
      { Sid = "ReadOpenAiKey", Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = "arn:aws:secretsmanager:us-east-1:123456789012:secret:openai-AbCdEf" },
      {
        Sid       = "DecryptOpenAiKey", Effect = "Allow", Action = "kms:Decrypt", Resource = "arn:aws:kms:us-east-1:123456789012:key/3333",
        Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.us-east-1.amazonaws.com" } }
      },
      { Effect = "Allow", Action = "s3:ListBucket", Resource = "arn:aws:s3:::documents", Condition = { StringEquals = { "s3:prefix" = "apps/" } } },
      { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::documents/apps/*" },
    ])
    error_message = "The apps may do more or less than read OpenAI's key and their folder."
  }

  assert {
    condition = jsonencode(slice(local.statements["memory-chat"], 4, 6)) == jsonencode([
      {
        Sid      = "KeepConversations", Effect = "Allow", Action = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"],
        Resource = "arn:aws:dynamodb:eu-central-1:123456789012:table/talks"
      },
      {
        Sid       = "DecryptConversations", Effect = "Allow", Action = "kms:Decrypt", Resource = "arn:aws:kms:eu-central-1:123456789012:key/4444",
        Condition = { StringEquals = { "kms:ViaService" = "dynamodb.eu-central-1.amazonaws.com" } }
      },
    ]) && length(local.statements["memory-chat"]) == 6
    error_message = "The memory may do more or less than keep conversations."
  }

  assert {
    condition = jsonencode(slice(local.statements["function-calling"], 2, 4)) == jsonencode([
      { Effect = "Allow", Action = "s3:ListBucket", Resource = "arn:aws:s3:::plugins", Condition = { StringEquals = { "s3:prefix" = "" } } },
      { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::plugins/*" },
    ]) && length(local.statements["function-calling"]) == 4
    error_message = "Function calling may do more or less than read the whole bucket of plugins."
  }
}

run "an_alias_may_be_asked_too" {
  command = plan

  variables {
    functions = { openai-chat = { model = "bedrock:amazon.nova-lite-v1:0", aliases = { "gpt-4" = "bedrock:amazon.nova-pro-v1:0", "mine" = "sagemaker:chat" } } }
  }

  assert {
    condition = jsonencode(local.statements["openai-chat"]) == jsonencode([
      {
        Sid      = "InvokeModel", Effect = "Allow", Action = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
        Resource = ["arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0", "arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-pro-v1:0"]
      },
      {
        Sid      = "InvokeEndpoint", Effect = "Allow", Action = ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"],
        Resource = ["arn:aws:sagemaker:eu-central-1:123456789012:endpoint/chat"]
      },
    ])
    error_message = "What an alias stands for may not be asked."
  }
}

run "in_another_partition" {
  command = plan

  variables {
    functions = { code-generation = {} }
    artifacts = { bucket = "kept", kms_key_arn = "arn:aws-cn:kms:cn-north-1:123456789012:key/1111" }
    alarms    = null
  }

  override_data {
    target = data.aws_partition.current
    values = { partition = "aws-cn", dns_suffix = "amazonaws.com.cn" }
  }

  override_data {
    target = data.aws_region.current
    values = { region = "cn-north-1" }
  }

  assert {
    condition     = !strcontains(jsonencode(local.statements), "arn:aws:") && strcontains(jsonencode(local.statements), "s3.cn-north-1.amazonaws.com.cn")
    error_message = "An ARN or a service's name is of the wrong partition."
  }
}

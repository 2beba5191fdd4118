# Which model each function asks, as its settings say it and as its role may.
locals {
  # Functions that read answers as streams; Lambda sends them on in one piece.
  streaming = ["sagemaker-chat", "openai-chat", "function-calling"]

  standard_models = {
    "t5"               = "embedded:t5-mini"
    "code-generation"  = "bedrock:amazon.nova-lite-v1:0"
    "openai-chat"      = "openai:gpt-4-turbo"
    "memory-chat"      = "openai:gpt-4-turbo"
    "function-calling" = "openai:gpt-4-turbo"
  }

  # Whether a function labels with a classifier of its own.
  classifies = { for name, function in var.functions : name => name == "toxicity" && can(regex(local.inside, function.model)) }
  inside     = "^(embedded:|hf:|s3://)"

  models = {
    for name, function in var.functions : name => distinct(compact(concat(
      [function.model == null ? lookup(local.standard_models, name, "") : function.model],
      values(function.aliases),
    )))
  }
  openai_functions = [for name, models in local.models : name if anytrue([for model in models : startswith(model, "openai:")])]

  # sagemaker:KEY means the endpoint that is made under that key.
  model_names = {
    for model in distinct(flatten(values(local.models))) : model =>
    startswith(model, "sagemaker:") && contains(keys(var.endpoints), trimprefix(model, "sagemaker:"))
    ? "sagemaker:${module.endpoint[trimprefix(model, "sagemaker:")].name}"
    : model
  }

  model_environments = {
    for name, function in var.functions : name => merge(
      name == "t5" && function.model != null ? { T5_MODEL = function.model } : {},
      local.classifies[name] ? { CLASSIFIER_MODEL = function.model, TOXICITY_MODEL = "local:classifier" } : {},
      name != "t5" && !local.classifies[name] && function.model != null ? {
        "${upper(replace(name, "-", "_"))}_MODEL" = local.model_names[function.model]
      } : {},
      length(function.aliases) == 0 ? {} : {
        MODEL_ALIASES = join(",", [for alias, model in function.aliases : "${alias}=${local.model_names[model]}"])
      },
      function.inference_component == null ? {} : { ENDPOINT_INFERENCE_COMPONENT = function.inference_component },
      function.guardrail == null ? {} : {
        BEDROCK_GUARDRAIL         = function.guardrail.arn
        BEDROCK_GUARDRAIL_VERSION = function.guardrail.version
      },
      contains(local.openai_functions, name) ? local.openai_environment : {},
    )
  }

  openai_environment = {
    for setting, value in {
      OPENAI_API_KEY_SECRET = try(var.openai.secret_field == null ? var.openai.secret_arn : "${var.openai.secret_arn}#${var.openai.secret_field}", null)
      OPENAI_BASE_URL       = try(var.openai.base_url, null)
      OPENAI_ORGANIZATION   = try(var.openai.organization, null)
      OPENAI_PROJECT        = try(var.openai.project, null)
    } : setting => value if value != null
  }

  model_statements = {
    for name, function in var.functions : name => concat(
      local.bedrock_statements[name],
      local.sagemaker_statements[name],
      [for statement in local.openai_statements : statement if contains(local.openai_functions, name)],
    )
  }

  sagemaker_statements = {
    for name, function in var.functions : name => [
      for endpoints in [[for model in local.models[name] : trimprefix(local.model_names[model], "sagemaker:") if startswith(model, "sagemaker:")]] : {
        Sid    = "InvokeEndpoint"
        Effect = "Allow"
        Action = concat(
          ["sagemaker:InvokeEndpoint"],
          contains(local.streaming, name) ? ["sagemaker:InvokeEndpointWithResponseStream"] : [],
        )
        # SageMaker writes names in ARNs in lower case.
        Resource = concat(
          sort(distinct(flatten([for endpoint in endpoints : ["${local.sagemaker}:endpoint/${endpoint}", "${local.sagemaker}:endpoint/${lower(endpoint)}"]]))),
          function.inference_component == null ? [] : ["${local.sagemaker}:inference-component/${lower(function.inference_component)}"],
        )
      } if length(endpoints) > 0
    ]
  }
  sagemaker = "arn:${local.partition}:sagemaker:${local.region}:${local.account}"

  openai_statements = concat(
    [for secret in try(var.openai.secret_arn, null)[*] : {
      Sid      = "ReadOpenAiKey"
      Effect   = "Allow"
      Action   = "secretsmanager:GetSecretValue"
      Resource = secret
    }],
    [for key in try(var.openai.secret_arn, null) == null ? [] : try(var.openai.kms_key_arn, null)[*] : {
      Sid       = "DecryptOpenAiKey"
      Effect    = "Allow"
      Action    = "kms:Decrypt"
      Resource  = key
      Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${split(":", var.openai.secret_arn)[3]}.${local.dns_suffix}" } }
    }],
  )
}

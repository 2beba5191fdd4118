# What may be asked of Bedrock. A model is one ARN; an inference profile is its own ARN and the model's in each region it
# sends requests to, there through this profile only.
locals {
  bedrock = "arn:${local.partition}:bedrock"

  # From the user guide of Bedrock, "Supported Regions and models for inference profiles".
  geographies = merge({
    us     = ["us-east-1", "us-east-2", "us-west-2"]
    eu     = ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"]
    apac   = ["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-4"]
    jp     = ["ap-northeast-1", "ap-northeast-3"]
    au     = ["ap-southeast-2", "ap-southeast-4"]
    ca     = ["ca-central-1", "ca-west-1"]
    us-gov = ["us-gov-east-1", "us-gov-west-1"]
  }, var.bedrock_regions)

  bedrock_models = {
    for name, models in local.models : name => [for model in models : trimprefix(model, "bedrock:") if startswith(model, "bedrock:")]
  }

  # A profile's id is a model's with a geography before it; its ARN ends in the id.
  system_profiles = {
    for model in distinct(flatten(values(local.bedrock_models))) : model => {
      geography = split(".", reverse(split("/", model))[0])[0]
      model     = join(".", slice(split(".", reverse(split("/", model))[0]), 1, length(split(".", reverse(split("/", model))[0]))))
      arn       = startswith(model, "arn:") ? model : "${local.bedrock}:${local.region}:${local.account}:inference-profile/${model}"
    } if can(regex("^(arn:[a-z-]+:bedrock:[a-z0-9-]+:[0-9]*:inference-profile/)?(${join("|", keys(local.geographies))}|global)\\.[^/]+$", model))
  }
  opaque_profiles = [
    for model in distinct(flatten(values(local.bedrock_models))) : model
    if can(regex("^arn:[a-z-]+:bedrock:[a-z0-9-]+:[0-9]*:(application-inference-profile|(default-)?prompt-router)/", model))
  ]

  profiles = merge(
    {
      for model, profile in local.system_profiles : model => {
        arn = profile.arn
        models = profile.geography == "global" ? [
          "${local.bedrock}:${local.region}::foundation-model/${profile.model}",
          "${local.bedrock}:::foundation-model/${profile.model}",
        ] : [for region in local.geographies[profile.geography] : "${local.bedrock}:${region}::foundation-model/${profile.model}"]
      }
    },
    { for model in local.opaque_profiles : model => { arn = model, models = lookup(var.bedrock_profile_models, model, []) } },
  )

  bedrock_statements = {
    for name, function in var.functions : name => concat(
      [for models in [local.bedrock_models[name]] : {
        Sid    = "InvokeModel"
        Effect = "Allow"
        Action = local.bedrock_actions[name]
        Resource = [
          for model in models : contains(keys(local.profiles), model) ? local.profiles[model].arn :
          startswith(model, "arn:") ? model : "${local.bedrock}:${local.region}::foundation-model/${model}"
        ]
      } if length(models) > 0],
      [for profile in [for model in local.bedrock_models[name] : local.profiles[model] if contains(keys(local.profiles), model)] : {
        Effect    = "Allow"
        Action    = local.bedrock_actions[name]
        Resource  = profile.models
        Condition = { StringEquals = { "bedrock:InferenceProfileArn" = profile.arn } }
      }],
      [for guardrail in function.guardrail[*] : {
        Sid      = "ApplyGuardrail"
        Effect   = "Allow"
        Action   = "bedrock:ApplyGuardrail"
        Resource = guardrail.arn
      }],
    )
  }
  bedrock_actions = {
    for name in keys(var.functions) : name => concat(
      ["bedrock:InvokeModel"],
      contains(local.streaming, name) ? ["bedrock:InvokeModelWithResponseStream"] : [],
    )
  }
}

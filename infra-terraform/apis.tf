# What each function is called through, by the paths its controllers serve.
locals {
  http_routes = {
    "t5"              = ["POST /t5", "ANY /rust-lambda-t5"]
    "code-generation" = ["POST /code_generation", "POST /code-generation"]
  }
  # Those of OpenAI come without /v1, which is the stage's, and with it, for a domain that leads to the stage.
  rest_routes = {
    "sagemaker-chat" = ["ANY /invoke_sagemaker_endpoint"]
    "openai-chat" = [
      "POST /chat/completions", "GET /models", "GET /models/{name+}",
      "POST /v1/chat/completions", "GET /v1/models", "GET /v1/models/{name+}",
      "GET /examples", "GET /examples/{slug}", "POST /examples/{slug}",
      "POST /passthrough", "POST /passthrough_v2",
      "POST /tests/test_200", "POST /tests/test_400", "POST /tests/test_500", "POST /tests/test_504",
    ]
    "memory-chat"      = ["POST /langchain", "DELETE /langchain", "POST /examples/default-marv-sarcastic-chat"]
    "function-calling" = ["POST /openai_function_passthrough", "POST /examples/openai-function-calling"]
    "info"             = ["ANY /info"]
  }

  http_functions = [for name in keys(var.functions) : name if contains(keys(local.http_routes), name)]
  rest_functions = [for name in keys(var.functions) : name if contains(keys(local.rest_routes), name)]

  # The reference's SageMaker chat asks for no key; its tests answer fixed texts and ask for none either.
  keyed_functions = [for name in local.rest_functions : name if coalesce(var.functions[name].api_key, name != "sagemaker-chat")]

  stage_names = merge(
    { for name in local.rest_functions : name => var.stages.rest },
    { for name in local.http_functions : name => { "t5" = var.stages.t5, "code-generation" = var.stages.code_generation }[name] },
  )

  cors_origins = contains(var.cors_origins, "*") ? ["*"] : distinct(concat(
    var.cors_origins,
    var.site == null || !contains(keys(var.domains), "site") ? [] : ["https://${var.domains["site"].name}"],
  ))
  cors = length(local.cors_origins) == 0 ? null : { origins = local.cors_origins }

  targets = {
    for name in keys(var.functions) : name => {
      function_name = module.function[name].name
      alias         = module.function[name].alias_name
      invoke_arn    = module.function[name].invoke_arn
      timeout       = coalesce(var.functions[name].timeout, lookup(local.timeouts, name, 28))
    }
  }
}

module "http_api" {
  source   = "./modules/http-api"
  for_each = toset(local.http_functions)

  name                      = "${var.name}-${each.key}"
  stage                     = local.stage_names[each.key]
  routes                    = { for route in local.http_routes[each.key] : route => local.targets[each.key] }
  cors                      = local.cors
  throttle                  = var.throttle
  domain                    = lookup(var.domains, each.key, null)
  access_log_retention_days = var.log_retention_days
  kms_key_arn               = var.kms_key_arn
  alarms                    = local.alarms
  tags                      = var.tags
}

module "rest_api" {
  source = "./modules/rest-api"
  count  = length(local.rest_functions) > 0 ? 1 : 0

  name  = var.name
  stage = var.stages.rest
  routes = merge([
    for name in local.rest_functions : {
      for route in local.rest_routes[name] : route => merge(local.targets[name], {
        api_key = contains(local.keyed_functions, name) && !strcontains(route, " /tests/")
      })
    }
  ]...)
  cors_origins              = local.cors_origins
  moto                      = var.moto
  keys                      = length(local.keyed_functions) == 0 ? {} : { for key, plan in var.api_keys : key => { plan = plan } }
  plans                     = length(local.keyed_functions) == 0 ? {} : var.usage_plans
  default_throttle          = var.throttle
  domain                    = lookup(var.domains, "rest", null)
  waf                       = var.waf
  manage_account_logging    = var.manage_account_logging
  permissions_boundary      = var.permissions_boundary
  tracing                   = var.tracing
  access_log_retention_days = var.log_retention_days
  kms_key_arn               = var.kms_key_arn
  alarms                    = local.alarms
  tags                      = var.tags
}

module "function_url" {
  source = "./modules/function-url"
  count  = contains(keys(var.functions), "toxicity") ? 1 : 0

  function_name = module.function["toxicity"].name
  function_arn  = module.function["toxicity"].arn
  alias         = module.function["toxicity"].alias_name
  authorization = var.function_url.authorization
  allow_public  = var.function_url.allow_public
  callers       = var.function_url.callers
  cors          = { origins = local.cors_origins }
}

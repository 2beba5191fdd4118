data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  account    = data.aws_caller_identity.current.account_id
  dns_suffix = data.aws_partition.current.dns_suffix
  partition  = data.aws_partition.current.partition
  region     = data.aws_region.current.region

  # What each role may do besides writing its logs and traces.
  statements = { for name in keys(var.functions) : name => concat(local.model_statements[name], local.store_statements[name]) }

  # An API waits a second longer than its function may take, so that the function's own answer arrives: an HTTP API 30
  # seconds at most, a REST API 29.
  descriptions = {
    "t5"               = "Text in, text out, by T5 in the function itself"
    "sagemaker-chat"   = "Answers a prompt or a conversation"
    "toxicity"         = "Labels a text"
    "code-generation"  = "Writes a file of code and saves it"
    "openai-chat"      = "OpenAI's chat API and ready-made apps"
    "memory-chat"      = "A conversation that is remembered"
    "function-calling" = "A conversation whose model asks for the weather and for plugins"
    "info"             = "Says what the deployment is made of and set to"
  }
  timeouts = { "t5" = 29, "code-generation" = 29, "toxicity" = 60 }
  memory   = { "t5" = 2048, "toxicity-local" = 2048 }
  payloads = {
    "1.0" = "io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction"
    "2.0" = "io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction"
  }
}

module "function" {
  source   = "./modules/function"
  for_each = var.functions

  name        = "${var.name}-${each.key}"
  description = local.descriptions[each.key]

  package   = each.value.image_uri == null ? "${local.folder}/${local.packages.functions[local.package_of[each.key]].zip}" : null
  image_uri = each.value.image_uri
  handler   = each.value.image_uri == null ? local.payloads[contains(local.rest_functions, each.key) ? "1.0" : "2.0"] : null
  layers    = [for layer in lookup(local.layers_of, each.key, []) : module.layer[layer].arn]

  architecture         = each.value.architecture
  memory_size          = coalesce(each.value.memory_size, lookup(local.memory, local.package_of[each.key], 1024))
  timeout              = coalesce(each.value.timeout, lookup(local.timeouts, each.key, 28))
  ephemeral_storage    = each.value.ephemeral_storage
  snap_start           = coalesce(each.value.snap_start, each.value.image_uri == null && each.value.ephemeral_storage == 512)
  reserved_concurrency = each.value.reserved_concurrency

  environment       = local.environments[each.key]
  policy_statements = local.statements[each.key]

  kms_key_arn          = var.kms_key_arn
  log_retention_days   = var.log_retention_days
  tracing              = var.tracing
  permissions_boundary = var.permissions_boundary
  alarms               = local.alarms
  tags                 = var.tags
}

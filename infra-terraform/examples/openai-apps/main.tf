provider "aws" {
  region = var.region
}

module "promptport" {
  source = "../.."

  name = var.name
  functions = {
    openai-chat      = {}
    memory-chat      = {}
    function-calling = {}
    info             = {}
  }
  openai        = { secret_arn = var.openai_secret_arn }
  conversations = var.remember_conversations ? { deletion_protection = false } : null
  api_keys      = var.api_keys
  usage_plans   = var.usage_plans
  cors_origins  = var.cors_origins
  tags          = var.tags

  manage_account_logging = var.manage_account_logging
}

provider "aws" {
  region = var.region
}

module "promptport" {
  source = "../.."

  name                   = var.name
  tags                   = var.tags
  functions              = var.functions
  openai                 = { secret_arn = var.openai_secret_arn }
  endpoints              = var.endpoints
  artifacts              = { days = 90, force_destroy = var.force_destroy }
  conversations          = { days = 30, deletion_protection = !var.force_destroy }
  api_keys               = { alice = "standard", bob = "small" }
  usage_plans            = { standard = {}, small = { rate = 1, burst = 2, quota_limit = 50 } }
  cors_origins           = var.cors_origins
  domains                = var.domains
  function_url           = { callers = var.callers }
  site                   = { folder = coalesce(var.site_folder, "${path.module}/page"), force_destroy = var.force_destroy }
  alarms                 = { emails = var.emails }
  budget                 = { usd = var.budget_usd, emails = var.emails }
  kms_key_arn            = var.kms_key_arn
  permissions_boundary   = var.permissions_boundary
  manage_account_logging = var.manage_account_logging
}

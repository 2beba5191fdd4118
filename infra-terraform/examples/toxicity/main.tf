provider "aws" {
  region = var.region
}

module "promptport" {
  source = "../.."

  name         = var.name
  functions    = { toxicity = { model = "sagemaker:${var.endpoint_name}", timeout = var.timeout } }
  function_url = { callers = var.callers }
  cors_origins = var.cors_origins
  tags         = var.tags
}

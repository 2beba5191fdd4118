provider "aws" {
  region = var.region
}

module "promptport" {
  source = "../.."

  name      = var.name
  functions = { sagemaker-chat = { model = "sagemaker:${coalesce(var.endpoint_name, "mistral")}" } }
  tags      = var.tags

  # Made here unless one is named.
  endpoints = var.endpoint_name != null ? {} : {
    mistral = {
      image_uri         = var.image_uri
      instance_type     = var.instance_type
      environment       = { HF_MODEL_ID = var.hugging_face_model, MAX_TOTAL_TOKENS = "4096" }
      startup_timeout   = 1800
      network_isolation = false # the container fetches the model
    }
  }

  manage_account_logging = var.manage_account_logging
}
